using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>A moderator does something to an open room.</summary>
public sealed class HealingStories
{
    public static TheoryData<string> Deeds => [.. FaultSchedule.OfThreads.Keys];

    [Theory]
    [MemberData(nameof(Deeds))]
    public async Task The_dance_goes_on_in_a_new_room_with_the_current_card_only(string deed)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var room = await story.OpenRoomAsync();
        await story.OpenRingAsync(alex);
        await story.SayBackAsync(sam);
        await DoAsync(story, room, deed);

        var other = story.Room(alex)!;
        Assert.NotEqual(room, other);
        Assert.Equal(other, story.Room(sam));
        var card = Assert.Single(story.Cards(sam));
        Assert.Contains("was that it?", card.Text);
        await story.OnFloorAsync(alex, "That's it");
        var form = await story.OnFloorAsync(sam, "Write");
        Assert.Contains(form.Modal!.Texts, t => t.Contains("I am afraid of being too much."));
        await story.PressAsync(await story.SubmitAsync(form, ("It makes sense because…", "You were often told so.")), "Share");
        await story.ReceiveAsync(alex);
        await story.OnFloorAsync(alex, "Close with thanks");
        Assert.Equal(0, story.Count("I am afraid of being too much."));
        Assert.Equal(1, story.Count("You were often told so."));
        Assert.Equal(2, story.Guild.Threads.Count(t => t.Name.StartsWith("Room")) + (deed == "delete" ? 1 : 0));

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
            await DoAsync(story, story.Room(story.Sam)!, "delete");
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

    [Theory]
    [MemberData(nameof(Deeds))]
    public async Task What_happened_to_a_room_before_a_new_session_is_found_at_its_beginning(string deed)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        await story.StopAsync();
        story.World.Faults.ForgetSessions();
        Do(story, room, deed);
        await ComesBackToANewRoomAsync(story, room);
    }

    [Fact]
    public async Task A_room_that_fell_asleep_before_a_new_session_stays_the_room()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        await story.StopAsync();
        story.World.Faults.ForgetSessions();
        story.Clock.Advance(TimeSpan.FromDays(8));
        story.World.Faults.Archive(room);
        await story.StartAsync();
        await story.QuietAsync();
        Assert.Equal(room, Assert.Single(story.Guild.Threads, t => t.Name.StartsWith("Room")));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_form_that_was_open_when_the_room_vanished_still_counts()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        var form = await story.OnFloorAsync(story.Sam, "Write");
        await DoAsync(story, room, "archive");
        await story.SubmitAsync(form, ("What I heard you say", "Heard."));
        Assert.Equal(1, story.Count("Heard."));
        Assert.Contains("That's it", story.Floor(story.Alex).Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_room_that_is_archived_while_it_is_painted_is_not_brought_back()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var room = await story.OpenRoomAsync();
        // So slow that what is painted now is not done when the deed is heard of.
        story.World.Faults.RestDelay = TimeSpan.FromMilliseconds(100);
        var said = story.SayBackAsync(sam, "Heard.");
        await story.World.WaitForAsync(_ => story.Count("Heard.") > 0, "the words in the room");
        story.World.Faults.Archive(room);
        await said;
        story.World.Faults.RestDelay = TimeSpan.Zero;
        await story.PassAsync(TimeSpan.FromMinutes(1));

        Assert.NotEqual(room, story.Room(alex));
        Assert.True(room.Thread!.IsArchived);
        Assert.Equal(1, story.Rows("KeptRooms"));
        Assert.Contains("That's it", Assert.Single(story.Cards(alex)).Labels);
        Assert.Equal(2, story.Guild.Threads.Count(t => t.Name.StartsWith("Room")));
        await story.OnFloorAsync(alex, "That's it");
        await story.PassAsync(TimeSpan.FromDays(8));
        Assert.True(room.IsDeleted);
        Assert.Equal(0, story.Rows("KeptRooms"));
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

    private static async Task DoAsync(BotFixture story, WorldChannel room, string deed)
    {
        Do(story, room, deed);
        await story.World.WaitForAsync(
            _ => story.Room(story.Sam) is { } now && now != room && story.Cards(story.Sam).Count > 0,
            "a new room");
        await story.QuietAsync();
    }

    private static void Do(BotFixture story, WorldChannel room, string deed) => FaultSchedule.OfThreads[deed](story.World.Faults, room);

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
