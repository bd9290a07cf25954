using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Discord archives threads by itself. A room that is still needed is woken, and everything that was said stays in it.</summary>
public sealed class WokenRoomStories
{
    [Fact]
    public async Task Twenty_hours_after_the_last_message_the_room_is_the_same_and_holds_what_was_said()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        await story.SayBackAsync(story.Sam);
        await story.PassAsync(TimeSpan.FromHours(20));
        story.World.Faults.Archive(room);
        await WokenAsync(story, room);
        await story.OnFloorAsync(story.Alex, "That's it");
        await story.RespondAsync(story.Sam);
        Said(story, room, "I am afraid of being too much.", "You fear that you are too much for me.", "You were often told so.");
        await story.EndAsync();
    }

    [Fact]
    public async Task Through_days_of_archiving_by_the_clock_there_is_one_room()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        story.World.Faults.ArchiveSooner(room, minutes: 60);
        await story.SayBackAsync(story.Sam);
        for (var hours = 0; hours < 4 * 24; hours += 6)
        {
            await story.PassAsync(TimeSpan.FromHours(6));
            await WokenAsync(story, room);
            Said(story, room, "I am afraid of being too much.", "You fear that you are too much for me.");
        }

        await story.OnFloorAsync(story.Sam, "Pick it up");
        await story.OnFloorAsync(story.Alex, "That's it");
        await story.RespondAsync(story.Sam);
        await story.ReceiveAsync(story.Alex);
        await story.OnFloorAsync(story.Alex, "Close with thanks");
        await story.PassAsync(TimeSpan.FromHours(20));
        await WokenAsync(story, room);
        await story.OnFloorAsync(story.Sam, "How was that?");
        await story.PassAsync(TimeSpan.FromHours(5));
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        Assert.Equal(room, Assert.Single(story.Guild.Threads, t => t.Name.StartsWith("Room")));
        await story.PassAsync(TimeSpan.FromDays(7));
        Assert.True(room.IsDeleted);
        await story.EndAsync();
    }

    /// <summary>The bot hears of it when it resumes, or finds it when it begins a new session.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_room_that_was_archived_while_the_bot_was_away_is_woken(bool forgotten)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        await story.StopAsync();
        if (forgotten)
            story.World.Faults.ForgetSessions();
        story.World.Faults.Archive(room);
        await story.StartAsync();
        await WokenAsync(story, room);
        await story.SayBackAsync(story.Sam);
        Said(story, room, "I am afraid of being too much.", "You fear that you are too much for me.");
        await story.EndAsync();
    }

    [Fact]
    public async Task A_form_that_was_open_when_the_room_was_archived_still_counts()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        var form = await story.OnFloorAsync(story.Sam, "Write");
        story.World.Faults.Archive(room);
        await story.SubmitAsync(form, ("What I heard", "Heard."));
        await WokenAsync(story, room);
        Said(story, room, "I am afraid of being too much.", "Heard.");
        await story.EndAsync();
    }

    [Fact]
    public async Task A_room_that_cannot_be_woken_while_the_server_has_too_many_threads_is_woken_later()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        story.World.Faults.HoldDispatches();
        story.World.Faults.Archive(room);
        var others = new List<WorldChannel>();
        while (story.Guild.Threads.Count(t => t.Thread is { IsArchived: false }) < 1000)
            others.Add(story.Moderator.CreateThread(story.Home, "Chat"));
        story.World.Faults.ReleaseDispatches();
        var refused = $"REST PATCH /api/v10/channels/{room.Id}: 400";
        await story.World.WaitForAsync(
            world => world.History.Recent(200).Contains(refused, StringComparison.Ordinal), "the room not to be woken");
        await story.QuietAsync();
        Assert.True(room.Thread!.IsArchived);

        story.World.Faults.Delete(others[0]);
        await story.PassAsync(TimeSpan.FromMinutes(6));
        await WokenAsync(story, room);
        story.Log.Clear();
        await story.EndAsync();
    }

    /// <summary>After the lock nothing needs the room, and it stays as it is.</summary>
    [Fact]
    public async Task A_closed_room_is_not_woken()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        await story.PressAsync(await story.OnFloorAsync(story.Sam, "Stop here"), "Stop for both of us");
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        await story.CommandAsync(story.Sam, "home");
        await story.PassAsync(TimeSpan.FromDays(2));
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        await story.EndAsync();
    }

    private static async Task WokenAsync(BotFixture story, WorldChannel room)
    {
        await story.World.WaitForAsync(_ => room.Thread is { IsArchived: false }, "the room to be woken");
        await story.QuietAsync();
        Assert.Equal(room, story.Room(story.Sam));
        Assert.Equal(room, Assert.Single(story.Guild.Threads, t => t.Name.StartsWith("Room")));
    }

    private static void Said(BotFixture story, WorldChannel room, params string[] words)
    {
        Assert.Equal(room, Assert.Single(story.Guild.Threads, t => t.Name.StartsWith("Room")));
        foreach (var one in words)
            Assert.Single(room.Messages, m => m.Text.Contains(one, StringComparison.Ordinal));
    }
}
