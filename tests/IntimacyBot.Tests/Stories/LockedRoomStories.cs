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
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var room = await story.OpenRoomAsync();
        await story.OpenRingAsync(alex);
        await story.SayBackAsync(sam);
        var before = room.Messages.Count;
        await LockedAsync(story, room, deed);
        Assert.Equal(room, Assert.Single(story.Guild.Threads, t => t.Name.StartsWith("Room")));
        Assert.Equal(before, room.Messages.Count);
        Assert.Contains("Pick it up", (await story.CommandAsync(alex, "home")).Message!.Labels);
        Assert.StartsWith(Closed, (await story.OpenRingAsync(alex)).Text[4..]);

        var page = await story.OpenRingAsync(sam);
        Assert.StartsWith(Closed, page.Text[4..]);
        Assert.Contains("Go in", (await story.PressAsync(page, "Pick it up")).Message!.Labels);
        var other = story.Room(sam)!;
        Assert.NotEqual(room, other);
        Assert.Equal(other, story.Room(alex));
        Assert.Contains("hear you?", Assert.Single(story.Cards(sam)).Text);
        Assert.Contains("The room is open.", (await story.OpenRingAsync(alex)).Text);
        await story.OnFloorAsync(alex, "That's it");
        await story.RespondAsync(sam);
        await story.ReceiveAsync(alex);
        await story.OnFloorAsync(alex, "Close with thanks");
        Assert.Equal(0, story.Count("I am afraid of being too much."));
        Assert.Equal(2, story.Guild.Threads.Count(t => t.Name.StartsWith("Room")));

        for (var day = 0; day < 10; day++)
            await story.PassAsync(TimeSpan.FromDays(1));
        Assert.DoesNotContain(story.Guild.Threads, t => t.Name.StartsWith("Room"));
        Assert.Equal(0, story.Rows("KeptRooms"));
        await story.EndAsync();
    }

    [Fact]
    public async Task It_happens_once_and_after_that_it_can_only_be_stopped_or_left_to_end()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await LockedAsync(story, await story.OpenRoomAsync(), "lock");
        var old = await story.CommandAsync(story.Alex, "home");
        await story.PressAsync(await story.CommandAsync(story.Alex, "home"), "Pick it up");
        var second = story.Room(story.Sam)!;
        await LockedAsync(story, second, "lock");

        Assert.DoesNotContain("Pick it up", (await story.CommandAsync(story.Sam, "home")).Message!.Labels);
        var page = await story.OpenRingAsync(story.Sam);
        Assert.StartsWith($"{Closed}, too.", page.Text[4..]);
        Assert.Equal(["Stop here"], page.Message!.Labels.Where(l => l is "Stop here" or "Pick it up"));
        Assert.Equal(CoupleDriver.Neutral, (await story.PressAsync(old, "Pick it up")).Text);
        Assert.Equal(2, story.Guild.Threads.Count(t => t.Name.StartsWith("Room")));

        await story.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal(0, story.Rows("Dances"));
        await story.PassAsync(TimeSpan.FromDays(8));
        Assert.DoesNotContain(story.Guild.Threads, t => t.Name.StartsWith("Room"));
        await story.EndAsync();
    }

    [Fact]
    public async Task One_of_the_two_can_stop_it_and_nothing_is_written_into_the_locked_room()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        await LockedAsync(story, room, "lock");
        var before = room.Messages.Select(m => m.Text).ToList();
        await story.PressAsync(story.PressAsync(story.OpenRingAsync(story.Alex), "Stop here"), "Stop for both of us");
        Assert.Equal(before, room.Messages.Select(m => m.Text));
        Assert.Equal(0, story.Rows("Dances"));
        await story.PassAsync(TimeSpan.FromDays(8));
        Assert.True(room.IsDeleted);
        await story.EndAsync();
    }

    /// <summary>The bot hears of it when it resumes, or finds it when it begins a new session.</summary>
    [Theory]
    [InlineData("lock", false)]
    [InlineData("lock", true)]
    [InlineData("archive and lock", true)]
    public async Task What_was_locked_while_the_bot_was_away_rests_too(string deed, bool forgotten)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        await story.StopAsync();
        if (forgotten)
            story.World.Faults.ForgetSessions();
        FaultSchedule.OfThreads[deed](story.World.Faults, room);
        await story.StartAsync();
        await story.HeardAsync();
        Assert.Contains("Pick it up", (await story.CommandAsync(story.Sam, "home")).Message!.Labels);
        await story.RestartAsync();
        await story.PressAsync(await story.CommandAsync(story.Sam, "home"), "Pick it up");
        Assert.NotEqual(room, story.Room(story.Sam));
        await story.SayBackAsync(story.Sam);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_room_that_is_locked_while_it_is_reconciled_rests()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var room = await story.OpenRoomAsync();
        // Requests are so slow that reconciling is not finished when the bot receives the moderator's action.
        story.World.Faults.RestDelay = TimeSpan.FromMilliseconds(100);
        var said = story.SayBackAsync(sam, "Heard.");
        await story.World.WaitForAsync(_ => story.Count("Heard.") > 0, "the words in the room");
        story.World.Faults.Lock(room);
        await said;
        story.World.Faults.RestDelay = TimeSpan.Zero;
        await story.HeardAsync();
        await story.PassAsync(TimeSpan.FromMinutes(1));

        await story.PressAsync(await story.CommandAsync(alex, "home"), "Pick it up");
        Assert.NotEqual(room, story.Room(alex));
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        Assert.Contains("That's it", Assert.Single(story.Cards(alex)).Labels);
        await story.OnFloorAsync(alex, "That's it");
        await story.PassAsync(TimeSpan.FromDays(8));
        Assert.True(room.IsDeleted);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_pause_in_a_locked_room_can_be_picked_up_by_either()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        await story.PressAsync(await story.OnFloorAsync(story.Sam, "I need a pause"), "I can't say yet");
        await LockedAsync(story, room, "lock");
        await story.PressAsync(await story.CommandAsync(story.Alex, "home"), "Pick it up");
        Assert.NotEqual(room, story.Room(story.Sam));
        await story.SayBackAsync(story.Sam);
        await story.EndAsync();
    }

    private static async Task LockedAsync(BotFixture story, WorldChannel room, string deed)
    {
        FaultSchedule.OfThreads[deed](story.World.Faults, room);
        await story.HeardAsync();
        await story.World.WaitForAsync(_ => room.Thread is { IsArchived: true, IsLocked: true }, "the room to be put away");
        await story.QuietAsync();
    }
}
