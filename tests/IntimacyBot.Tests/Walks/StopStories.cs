using IntimacyBot.Practices.Model;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Walks;

/// <summary>Each step of each practice is the last one once: somebody stops there, or nobody comes back.</summary>
public sealed class StopStories
{
    public static TheoryData<string> ForTwo => [.. WalkedScripts.ForTwo];

    [Theory]
    [MemberData(nameof(ForTwo))]
    public async Task A_stop_at_any_step_ends_it_for_both(string practice)
    {
        await using var story = await BotFixture.OfCoupleAsync(WalkedScripts.Samples);
        var script = WalkedScripts.Find(practice);
        var (plan, checks) = (new WalkPlan(script), new ClosingChecks(story, script));
        var rooms = new List<WorldChannel>();
        foreach (var (at, number) in plan.Positions.Where(s => s is { Together: true, Done: WalkEnd.No })
            .DistinctBy(s => s.Step)
            .Select((s, i) => (s, i)))
        {
            await ToAsync(story, plan, at);
            var (stops, other) = number % 2 == 0 ? (story.Alex, story.Sam) : (story.Sam, story.Alex);
            var asked = CardChecks.Reads(await story.OnFloorAsync(stops, "Stop here"));
            Assert.Equal(["Stop for both of us", "Go back"], asked.Message!.Labels.Take(2));
            rooms.Add(story.Room(stops)!);
            await story.PressAsync(asked, "Stop for both of us");
            if (script.RoomGone)
                await story.PassAsync(TimeSpan.FromMinutes(1));
            else
                Stopped(story, other, rooms);
        }

        if (script.RoomGone)
            Assert.All(rooms, r => Assert.True(r.IsDeleted));
        await checks.GoneAsync(rooms[^1]);
        await story.EndAsync();
    }

    [Theory]
    [MemberData(nameof(ForTwo))]
    public async Task Where_nobody_comes_back_it_ends_as_if_stopped_and_the_room_goes_on_its_day(string practice)
    {
        await using var story = await BotFixture.OfCoupleAsync(WalkedScripts.Samples);
        var script = WalkedScripts.Find(practice);
        var (plan, checks) = (new WalkPlan(script), new ClosingChecks(story, script));
        await ToAsync(
            story,
            plan,
            plan.Positions.Last(s => s is { Together: true, Done: WalkEnd.No, Here: not global::IntimacyBot.Practices.Model.QuietStep }));
        var room = story.Room(story.Sam)!;
        await story.PassAsync(TimeSpan.FromDays(1));
        await story.PassAsync(TimeSpan.FromDays(2));
        Assert.Contains("Pick it up", story.Floor(story.Alex).Labels);
        await story.KillAndStartAsync();
        await story.PassAsync(TimeSpan.FromDays(7));
        if (script.RoomGone)
            await story.PassAsync(TimeSpan.FromMinutes(1));
        await checks.GoneAsync(room);
        await story.EndAsync();
    }

    private static async Task ToAsync(BotFixture story, WalkPlan plan, ExpectedPosition at)
    {
        var walker = new ScriptWalker(story, at.Script, WritingStyle.Plain);
        await walker.BeginAsync();
        foreach (var leg in plan.To(s => s.Key == at.Key))
            await walker.GoAsync(leg);
    }

    private static void Stopped(BotFixture story, WorldPerson other, List<WorldChannel> rooms)
    {
        var last = story.Floor(other);
        Assert.Contains("It ends here for today.", last.Text);
        Assert.Empty(last.Labels);
        Assert.True(rooms[^1].Thread is { IsArchived: true, IsLocked: true });
        RetentionChecks.Locked(DatabaseSnapshot.Of(story.DatabaseFile), rooms.Count);
    }
}
