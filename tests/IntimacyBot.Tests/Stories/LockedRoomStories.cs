using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>A moderator locks an open room. The dance rests, and goes on in a new room once, when one of the two picks it up.</summary>
public sealed class LockedRoomStories
{
    private const string Closed = "Whoever looks after this server has closed this room";

    public static TheoryData<string> Deeds => ["lock", "archive and lock"];

    [Theory]
    [MemberData(nameof(Deeds))]
    public async Task The_dance_rests_and_either_picks_it_up_in_a_new_room(string deed)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var room = await bot.OpenRoomAsync();
        await bot.OpenRingAsync(alex);
        await bot.SayBackAsync(sam);
        var before = room.Messages.Count;
        await LockedAsync(bot, room, deed);
        Assert.Equal(room, Assert.Single(bot.Guild.Threads, t => t.Name.StartsWith("Room")));
        Assert.Equal(before, room.Messages.Count);
        Assert.Contains("Pick it up", (await bot.CommandAsync(alex, "home")).Message!.Labels);
        Assert.StartsWith(Closed, (await bot.OpenRingAsync(alex)).Text[4..]);

        var page = await bot.OpenRingAsync(sam);
        Assert.StartsWith(Closed, page.Text[4..]);
        Assert.Contains("Go in", (await bot.PressAsync(page, "Pick it up")).Message!.Labels);
        var other = bot.Room(sam)!;
        Assert.NotEqual(room, other);
        Assert.Equal(other, bot.Room(alex));
        Assert.Contains("hear you?", Assert.Single(bot.Cards(sam)).Text);
        Assert.Contains("The room is open.", (await bot.OpenRingAsync(alex)).Text);
        await bot.OnFloorAsync(alex, "That's it");
        await bot.RespondAsync(sam);
        await bot.ReceiveAsync(alex);
        await bot.OnFloorAsync(alex, "Close with thanks");
        Assert.Equal(0, bot.Count("I am afraid of being too much."));
        Assert.Equal(2, bot.Guild.Threads.Count(t => t.Name.StartsWith("Room")));

        for (var day = 0; day < 10; day++)
            await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.DoesNotContain(bot.Guild.Threads, t => t.Name.StartsWith("Room"));
        Assert.Equal(0, bot.Rows("KeptRooms"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task It_happens_once_and_after_that_it_can_only_be_stopped_or_left_to_end()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await LockedAsync(bot, await bot.OpenRoomAsync(), "lock");
        var old = await bot.CommandAsync(bot.Alex, "home");
        await bot.PressAsync(await bot.CommandAsync(bot.Alex, "home"), "Pick it up");
        var second = bot.Room(bot.Sam)!;
        await LockedAsync(bot, second, "lock");

        Assert.DoesNotContain("Pick it up", (await bot.CommandAsync(bot.Sam, "home")).Message!.Labels);
        var page = await bot.OpenRingAsync(bot.Sam);
        Assert.StartsWith($"{Closed}, too.", page.Text[4..]);
        Assert.Equal(["Stop here"], page.Message!.Labels.Where(l => l is "Stop here" or "Pick it up"));
        Assert.Equal(CoupleDriver.Neutral, (await bot.PressAsync(old, "Pick it up")).Text);
        Assert.Equal(2, bot.Guild.Threads.Count(t => t.Name.StartsWith("Room")));

        await bot.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal(0, bot.Rows("Dances"));
        await bot.PassAsync(TimeSpan.FromDays(8));
        Assert.DoesNotContain(bot.Guild.Threads, t => t.Name.StartsWith("Room"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task One_of_the_two_can_stop_it_and_nothing_is_written_into_the_locked_room()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        await LockedAsync(bot, room, "lock");
        var before = room.Messages.Select(m => m.Text).ToList();
        await bot.PressAsync(bot.PressAsync(bot.OpenRingAsync(bot.Alex), "Stop here"), "Stop for both of us");
        Assert.Equal(before, room.Messages.Select(m => m.Text));
        Assert.Equal(0, bot.Rows("Dances"));
        await bot.PassAsync(TimeSpan.FromDays(8));
        Assert.True(room.IsDeleted);
        await bot.EndAsync();
    }

    /// <summary>The bot hears of it when it resumes, or finds it when it begins a new session.</summary>
    [Theory]
    [InlineData("lock", false)]
    [InlineData("lock", true)]
    [InlineData("archive and lock", true)]
    public async Task What_was_locked_while_the_bot_was_away_rests_too(string deed, bool forgotten)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        await bot.StopAsync();
        if (forgotten)
            bot.World.Faults.ForgetSessions();
        FaultSchedule.OfThreads[deed](bot.World.Faults, room);
        await bot.StartAsync();
        await bot.HeardAsync();
        Assert.Contains("Pick it up", (await bot.CommandAsync(bot.Sam, "home")).Message!.Labels);
        await bot.RestartAsync();
        await bot.PressAsync(await bot.CommandAsync(bot.Sam, "home"), "Pick it up");
        Assert.NotEqual(room, bot.Room(bot.Sam));
        await bot.SayBackAsync(bot.Sam);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_room_that_is_locked_while_it_is_reconciled_rests()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var room = await bot.OpenRoomAsync();
        // Requests are so slow that reconciling is not finished when the bot receives the moderator's action.
        bot.World.Faults.RestDelay = TimeSpan.FromMilliseconds(100);
        var said = bot.SayBackAsync(sam, "Heard.");
        await bot.World.WaitForAsync(_ => bot.Count("Heard.") > 0, "the words in the room");
        bot.World.Faults.Lock(room);
        await said;
        bot.World.Faults.RestDelay = TimeSpan.Zero;
        await bot.HeardAsync();
        await bot.PassAsync(TimeSpan.FromMinutes(1));

        await bot.PressAsync(await bot.CommandAsync(alex, "home"), "Pick it up");
        Assert.NotEqual(room, bot.Room(alex));
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        Assert.Contains("That's it", Assert.Single(bot.Cards(alex)).Labels);
        await bot.OnFloorAsync(alex, "That's it");
        await bot.PassAsync(TimeSpan.FromDays(8));
        Assert.True(room.IsDeleted);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_pause_in_a_locked_room_can_be_picked_up_by_either()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "I need a pause"), "I can't say yet");
        await LockedAsync(bot, room, "lock");
        await bot.PressAsync(await bot.CommandAsync(bot.Alex, "home"), "Pick it up");
        Assert.NotEqual(room, bot.Room(bot.Sam));
        await bot.SayBackAsync(bot.Sam);
        await bot.EndAsync();
    }

    private static async Task LockedAsync(BotFixture bot, WorldChannel room, string deed)
    {
        FaultSchedule.OfThreads[deed](bot.World.Faults, room);
        await bot.HeardAsync();
        await bot.World.WaitForAsync(_ => room.Thread is { IsArchived: true, IsLocked: true }, "the room to be put away");
        await bot.QuietAsync();
    }
}
