using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Discord archives threads by itself. A room that is still needed is woken, and everything that was said stays in it.</summary>
public sealed class WokenRoomStories
{
    [Fact]
    public async Task Twenty_hours_after_the_last_message_the_room_is_the_same_and_holds_what_was_said()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        await bot.SayBackAsync(bot.Sam);
        await bot.PassAsync(TimeSpan.FromHours(20));
        bot.World.Faults.Archive(room);
        await WokenAsync(bot, room);
        await bot.OnFloorAsync(bot.Alex, "That's it");
        await bot.RespondAsync(bot.Sam);
        Said(bot, room, "I am afraid of being too much.", "You fear that you are too much for me.", "You were often told so.");
        await bot.EndAsync();
    }

    [Fact]
    public async Task Through_days_of_archiving_by_the_clock_there_is_one_room()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        bot.World.Faults.ArchiveSooner(room, minutes: 60);
        await bot.SayBackAsync(bot.Sam);
        for (var hours = 0; hours < 4 * 24; hours += 6)
        {
            await bot.PassAsync(TimeSpan.FromHours(6));
            await WokenAsync(bot, room);
            Said(bot, room, "I am afraid of being too much.", "You fear that you are too much for me.");
        }

        await bot.OnFloorAsync(bot.Sam, "Pick it up");
        await bot.OnFloorAsync(bot.Alex, "That's it");
        await bot.RespondAsync(bot.Sam);
        await bot.ReceiveAsync(bot.Alex);
        await bot.OnFloorAsync(bot.Alex, "Close with thanks");
        await bot.PassAsync(TimeSpan.FromHours(20));
        await WokenAsync(bot, room);
        await bot.OnFloorAsync(bot.Sam, "How was that?");
        await bot.PassAsync(TimeSpan.FromHours(5));
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        Assert.Equal(room, Assert.Single(bot.Guild.Threads, t => t.Name.StartsWith("Room")));
        await bot.PassAsync(TimeSpan.FromDays(7));
        Assert.True(room.IsDeleted);
        await bot.EndAsync();
    }

    /// <summary>The bot hears of it when it resumes, or finds it when it begins a new session.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_room_that_was_archived_while_the_bot_was_away_is_woken(bool forgotten)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        await bot.StopAsync();
        if (forgotten)
            bot.World.Faults.ForgetSessions();
        bot.World.Faults.Archive(room);
        await bot.StartAsync();
        await WokenAsync(bot, room);
        await bot.SayBackAsync(bot.Sam);
        Said(bot, room, "I am afraid of being too much.", "You fear that you are too much for me.");
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_form_that_was_open_when_the_room_was_archived_still_counts()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        var form = await bot.OnFloorAsync(bot.Sam, "Write");
        bot.World.Faults.Archive(room);
        await bot.SubmitAsync(form, ("What I heard", "Heard."));
        await WokenAsync(bot, room);
        Said(bot, room, "I am afraid of being too much.", "Heard.");
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_room_that_cannot_be_woken_while_the_server_has_too_many_threads_is_woken_later()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        bot.World.Faults.HoldDispatches();
        bot.World.Faults.Archive(room);
        var others = new List<WorldChannel>();
        while (bot.Guild.Threads.Count(t => t.Thread is { IsArchived: false }) < 1000)
            others.Add(bot.Moderator.CreateThread(bot.Home, "Chat"));
        bot.World.Faults.ReleaseDispatches();
        var refused = $"REST PATCH /api/v10/channels/{room.Id}: 400";
        await bot.World.WaitForAsync(
            world => world.History.Recent(200).Contains(refused, StringComparison.Ordinal), "the room not to be woken");
        await bot.QuietAsync();
        Assert.True(room.Thread!.IsArchived);

        bot.World.Faults.Delete(others[0]);
        await bot.PassAsync(TimeSpan.FromMinutes(6));
        await WokenAsync(bot, room);
        bot.Log.Clear();
        await bot.EndAsync();
    }

    /// <summary>After the lock nothing needs the room, and it stays as it is.</summary>
    [Fact]
    public async Task A_closed_room_is_not_woken()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "Stop here"), "Stop for both of us");
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        await bot.CommandAsync(bot.Sam, "home");
        await bot.PassAsync(TimeSpan.FromDays(2));
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        await bot.EndAsync();
    }

    private static async Task WokenAsync(BotFixture bot, WorldChannel room)
    {
        await bot.World.WaitForAsync(_ => room.Thread is { IsArchived: false }, "the room to be woken");
        await bot.QuietAsync();
        Assert.Equal(room, bot.Room(bot.Sam));
        Assert.Equal(room, Assert.Single(bot.Guild.Threads, t => t.Name.StartsWith("Room")));
    }

    private static void Said(BotFixture bot, WorldChannel room, params string[] words)
    {
        Assert.Equal(room, Assert.Single(bot.Guild.Threads, t => t.Name.StartsWith("Room")));
        foreach (var one in words)
            Assert.Single(room.Messages, m => m.Text.Contains(one, StringComparison.Ordinal));
    }
}
