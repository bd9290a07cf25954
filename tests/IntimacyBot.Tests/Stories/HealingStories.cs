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
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var room = await bot.OpenRoomAsync();
        await bot.OpenRingAsync(alex);
        await bot.SayBackAsync(sam);
        await DeleteAsync(bot, room);

        var other = bot.Room(alex)!;
        Assert.NotEqual(room, other);
        Assert.Equal(other, bot.Room(sam));
        var card = Assert.Single(bot.Cards(sam));
        Assert.Contains("hear you?", card.Text);
        await bot.OnFloorAsync(alex, "That's it");
        var form = await bot.OnFloorAsync(sam, "Write");
        Assert.DoesNotContain(form.Modal!.Texts, t => t.Contains("I am afraid of being too much."));
        await bot.PressAsync(await bot.SubmitAsync(form, ReachForm.Answer("You were often told so.")), "Share");
        await bot.ReceiveAsync(alex);
        await bot.OnFloorAsync(alex, "Close with thanks");
        Assert.Equal(0, bot.Count("I am afraid of being too much."));
        Assert.Equal(1, bot.Count("You were often told so."));
        Assert.Single(bot.Guild.Threads, t => t.Name.StartsWith("Room"));

        for (var day = 0; day < 10; day++)
            await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.DoesNotContain(bot.Guild.Threads, t => t.Name.StartsWith("Room"));
        foreach (var person in new[] { alex, sam })
            Assert.DoesNotContain("went wrong", person.Transcript.ToString());
        await bot.EndAsync();
    }

    [Fact]
    public async Task It_heals_again_and_again()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.OpenRoomAsync();
        for (var time = 0; time < 3; time++)
        {
            await DeleteAsync(bot, bot.Room(bot.Sam)!);
            Assert.Contains("Write", Assert.Single(bot.Cards(bot.Sam)).Labels);
        }

        await bot.SayBackAsync(bot.Sam);
        await bot.OnFloorAsync(bot.Alex, "That's it");
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_room_that_vanished_while_the_bot_was_away_heals_too()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        await bot.StopAsync();
        bot.World.Faults.Delete(room);
        await ComesBackToANewRoomAsync(bot, room);
    }

    [Fact]
    public async Task A_room_that_vanished_before_a_new_session_is_found_missing_at_its_beginning()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        await bot.StopAsync();
        bot.World.Faults.ForgetSessions();
        bot.World.Faults.Delete(room);
        await ComesBackToANewRoomAsync(bot, room);
    }

    [Fact]
    public async Task A_form_that_was_open_when_the_room_vanished_still_counts()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        var form = await bot.OnFloorAsync(bot.Sam, "Write");
        await DeleteAsync(bot, room);
        await bot.SubmitAsync(form, ("What I heard", "Heard."));
        Assert.Equal(1, bot.Count("Heard."));
        Assert.Contains("That's it", bot.Floor(bot.Alex).Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_closed_room_that_is_opened_again_is_closed_again()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "Stop here"), "Stop for both of us");
        bot.World.Faults.Unarchive(room);
        bot.World.Faults.Unlock(room);
        await bot.World.WaitForAsync(_ => room.Thread is { IsArchived: true, IsLocked: true }, "the room to be locked again");
        await bot.PassAsync(TimeSpan.FromDays(7));
        Assert.True(room.IsDeleted);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_card_that_a_moderator_deletes_does_not_stop_anything()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(sam);
        bot.World.Faults.Delete(bot.Cards(sam)[0]);
        bot.World.Faults.Delete(bot.Cards(sam)[0]);
        await bot.OnFloorAsync(alex, "That's it");
        await bot.RespondAsync(sam);
        await bot.ReceiveAsync(alex);
        Assert.Contains("Swap turns", bot.Floor(alex).Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_floor_card_that_a_moderator_deletes_comes_back_within_the_hour_and_not_when_somebody_looks()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.OpenRoomAsync();
        await bot.PassAsync(TimeSpan.FromMinutes(1));
        var labels = bot.Floor(bot.Sam).Labels;
        bot.World.Faults.Delete(bot.Floor(bot.Sam));
        await bot.CommandAsync(bot.Sam, "home");
        await bot.PassAsync(TimeSpan.FromMinutes(30));
        await ShownAsync(bot);
        Assert.DoesNotContain("Write", bot.Floor(bot.Sam).Labels);
        await bot.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(labels, bot.Floor(bot.Sam).Labels);
        await bot.SayBackAsync(bot.Sam);
        Assert.Contains("That's it", bot.Floor(bot.Alex).Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_floor_card_that_was_deleted_while_the_bot_was_away_comes_back_after_its_start()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.OpenRoomAsync();
        var labels = bot.Floor(bot.Sam).Labels;
        await bot.StopAsync();
        bot.World.Faults.Delete(bot.Floor(bot.Sam));
        await bot.StartAsync();
        await bot.PassAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(labels, bot.Floor(bot.Sam).Labels);
        await bot.EndAsync();
    }

    /// <summary>Whoever sees a card can read the number of its first component. It tells nothing of what the other did silently.</summary>
    [Fact]
    public async Task A_card_that_comes_back_after_a_silent_leave_is_the_same_as_before()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.OpenRoomAsync();
        var numbers = new List<int?>();
        foreach (var leaves in new[] { false, true })
        {
            numbers.Add(bot.Floor(bot.Alex).Body.Components[0].Id);
            if (leaves)
                await bot.LeaveAsync(bot.Sam);
            bot.World.Faults.Delete(bot.Floor(bot.Alex));
            await bot.PassAsync(TimeSpan.FromHours(1));
        }

        Assert.Equal([numbers[0], numbers[0], numbers[0]], [.. numbers, bot.Floor(bot.Alex).Body.Components[0].Id]);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Opening_home_posts_nothing_in_a_room_where_nothing_is_missing()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.DanceOnceAsync();
        for (var closed = 0; closed < 2; closed++)
        {
            var before = room.Messages.Select(m => m.Id).ToList();
            await bot.CommandAsync(bot.Alex, "home");
            await bot.CommandAsync(bot.Sam, "home");
            await ShownAsync(bot);
            Assert.Equal(before, room.Messages.Select(m => m.Id));
            if (closed == 0)
                await bot.OnFloorAsync(bot.Alex, "Close with thanks");
        }

        await bot.EndAsync();
    }

    /// <summary>Reconciles every dance and waits until Discord shows the result.</summary>
    private static async Task ShownAsync(BotFixture bot)
    {
        var dances = await bot.Get<Store>().ReadAsync(
            (context, cancel) => context.Set<DanceRow>().Select(d => d.Id).ToListAsync(cancel), CancellationToken.None);
        foreach (var dance in dances)
            await bot.Get<Reconciler>().EnqueueAndWaitAsync(DanceRow.ReconciledAs, dance);
        await bot.QuietAsync();
    }

    private static async Task DeleteAsync(BotFixture bot, WorldChannel room)
    {
        bot.World.Faults.Delete(room);
        await bot.World.WaitForAsync(
            _ => bot.Room(bot.Sam) is { } now && now != room && bot.Cards(bot.Sam).Count > 0,
            "a new room");
        await bot.QuietAsync();
    }

    private static async Task ComesBackToANewRoomAsync(BotFixture bot, WorldChannel room)
    {
        await bot.StartAsync();
        await bot.World.WaitForAsync(
            _ => bot.Room(bot.Sam) is { } now && now != room && bot.Cards(bot.Sam).Count > 0,
            "a new room");
        await bot.QuietAsync();
        await bot.SayBackAsync(bot.Sam);
        await bot.OnFloorAsync(bot.Alex, "That's it");
        await bot.EndAsync();
    }
}
