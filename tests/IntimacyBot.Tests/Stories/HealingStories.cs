using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>A moderator damages an open room, and the bot restores it.</summary>
public sealed class HealingStories
{
    [Fact]
    public async Task The_dance_goes_on_in_a_new_room_with_the_current_card_only()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var room = await story.OpenRoomAsync();
        await story.OpenRingAsync(alex);
        await story.SayBackAsync(sam);
        await DeleteAsync(story, room);

        var other = story.Room(alex)!;
        Assert.NotEqual(room, other);
        Assert.Equal(other, story.Room(sam));
        var card = Assert.Single(story.Cards(sam));
        Assert.Contains("hear you?", card.Text);
        await story.OnFloorAsync(alex, "That's it");
        var form = await story.OnFloorAsync(sam, "Write");
        Assert.Contains(form.Modal!.Texts, t => t.Contains("I am afraid of being too much."));
        await story.PressAsync(await story.SubmitAsync(form, ReachForm.Answer("You were often told so.")), "Share");
        await story.ReceiveAsync(alex);
        await story.OnFloorAsync(alex, "Close with thanks");
        Assert.Equal(0, story.Count("I am afraid of being too much."));
        Assert.Equal(1, story.Count("You were often told so."));
        Assert.Single(story.Guild.Threads, t => t.Name.StartsWith("Room"));

        for (var day = 0; day < 10; day++)
            await story.PassAsync(TimeSpan.FromDays(1));
        Assert.DoesNotContain(story.Guild.Threads, t => t.Name.StartsWith("Room"));
        foreach (var person in new[] { alex, sam })
            Assert.DoesNotContain("went wrong", person.Transcript.ToString());
        await story.EndAsync();
    }

    [Fact]
    public async Task It_heals_again_and_again()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.OpenRoomAsync();
        for (var time = 0; time < 3; time++)
        {
            await DeleteAsync(story, story.Room(story.Sam)!);
            Assert.Contains("Write", Assert.Single(story.Cards(story.Sam)).Labels);
        }

        await story.SayBackAsync(story.Sam);
        await story.OnFloorAsync(story.Alex, "That's it");
        await story.EndAsync();
    }

    [Fact]
    public async Task A_room_that_vanished_while_the_bot_was_away_heals_too()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        await story.StopAsync();
        story.World.Faults.Delete(room);
        await ComesBackToANewRoomAsync(story, room);
    }

    [Fact]
    public async Task A_room_that_vanished_before_a_new_session_is_found_missing_at_its_beginning()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        await story.StopAsync();
        story.World.Faults.ForgetSessions();
        story.World.Faults.Delete(room);
        await ComesBackToANewRoomAsync(story, room);
    }

    [Fact]
    public async Task A_form_that_was_open_when_the_room_vanished_still_counts()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        var form = await story.OnFloorAsync(story.Sam, "Write");
        await DeleteAsync(story, room);
        await story.SubmitAsync(form, ("What I heard", "Heard."));
        Assert.Equal(1, story.Count("Heard."));
        Assert.Contains("That's it", story.Floor(story.Alex).Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_closed_room_that_is_opened_again_is_closed_again()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        await story.PressAsync(await story.OnFloorAsync(story.Sam, "Stop here"), "Stop for both of us");
        story.World.Faults.Unarchive(room);
        story.World.Faults.Unlock(room);
        await story.World.WaitForAsync(_ => room.Thread is { IsArchived: true, IsLocked: true }, "the room to be locked again");
        await story.PassAsync(TimeSpan.FromDays(7));
        Assert.True(room.IsDeleted);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_card_that_a_moderator_deletes_does_not_stop_anything()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        await story.SayBackAsync(sam);
        story.World.Faults.Delete(story.Cards(sam)[0]);
        story.World.Faults.Delete(story.Cards(sam)[0]);
        await story.OnFloorAsync(alex, "That's it");
        await story.RespondAsync(sam);
        await story.ReceiveAsync(alex);
        Assert.Contains("Swap turns", story.Floor(alex).Labels);
        await story.EndAsync();
    }

    [Theory]
    [InlineData("Sam")]
    [InlineData("Alex")]
    public async Task A_floor_card_that_a_moderator_deletes_comes_back_when_one_of_the_two_opens_home(string name)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var person = name == "Sam" ? story.Sam : story.Alex;
        await story.OpenRoomAsync();
        var labels = story.Floor(story.Sam).Labels;
        story.World.Faults.Delete(story.Floor(story.Sam));
        Assert.DoesNotContain("Write", story.Floor(story.Sam).Labels);
        await story.CommandAsync(person, "home");
        await ShownAsync(story);
        Assert.Equal(labels, story.Floor(story.Sam).Labels);
        await story.SayBackAsync(story.Sam);
        Assert.Contains("That's it", story.Floor(story.Alex).Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task Opening_home_posts_nothing_in_a_room_where_nothing_is_missing()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.DanceOnceAsync();
        for (var closed = 0; closed < 2; closed++)
        {
            var before = room.Messages.Select(m => m.Id).ToList();
            await story.CommandAsync(story.Alex, "home");
            await story.CommandAsync(story.Sam, "home");
            await ShownAsync(story);
            Assert.Equal(before, room.Messages.Select(m => m.Id));
            if (closed == 0)
                await story.OnFloorAsync(story.Alex, "Close with thanks");
        }

        await story.EndAsync();
    }

    /// <summary>Reconciles every dance and waits until Discord shows the result.</summary>
    private static async Task ShownAsync(BotFixture story)
    {
        var dances = await story.Get<Store>().ReadAsync(
            (context, cancel) => context.Set<DanceRow>().Select(d => d.Id).ToListAsync(cancel), CancellationToken.None);
        foreach (var dance in dances)
            await story.Get<Reconciler>().EnqueueAndWaitAsync(DanceRow.ReconciledAs, dance);
        await story.QuietAsync();
    }

    private static async Task DeleteAsync(BotFixture story, WorldChannel room)
    {
        story.World.Faults.Delete(room);
        await story.World.WaitForAsync(
            _ => story.Room(story.Sam) is { } now && now != room && story.Cards(story.Sam).Count > 0,
            "a new room");
        await story.QuietAsync();
    }

    private static async Task ComesBackToANewRoomAsync(BotFixture story, WorldChannel room)
    {
        await story.StartAsync();
        await story.World.WaitForAsync(
            _ => story.Room(story.Sam) is { } now && now != room && story.Cards(story.Sam).Count > 0,
            "a new room");
        await story.QuietAsync();
        await story.SayBackAsync(story.Sam);
        await story.OnFloorAsync(story.Alex, "That's it");
        await story.EndAsync();
    }
}
