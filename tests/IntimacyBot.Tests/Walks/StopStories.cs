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
        await using var bot = await WalkedScripts.OfCoupleAsync(practice);
        var script = WalkedScripts.Find(practice);
        var (plan, checks) = (WalkedScripts.Plan(practice), new ClosingChecks(bot, script));
        var rooms = new List<WorldChannel>();
        foreach (var (at, number) in plan.Positions.Where(s => s is { Together: true, Done: WalkEnd.No })
            .DistinctBy(s => s.Step)
            .Select((s, i) => (s, i)))
        {
            await ToAsync(bot, plan, at);
            var (stops, other) = number % 2 == 0 ? (bot.Alex, bot.Sam) : (bot.Sam, bot.Alex);
            var asked = CardChecks.Reads(await bot.OnFloorAsync(stops, "Stop here"));
            Assert.Equal(["Stop for both of us", "Go back"], asked.Message!.Labels.Take(2));
            rooms.Add(bot.Room(stops)!);
            await bot.PressAsync(asked, "Stop for both of us");
            Stopped(bot, other, rooms);
            if (script.RoomGone)
                await bot.PassAsync(TimeSpan.FromDays(1));
        }

        if (script.RoomGone)
            Assert.All(rooms, r => Assert.True(r.IsDeleted));
        await checks.GoneAsync(rooms[^1]);
        await bot.EndAsync();
    }

    [Theory]
    [MemberData(nameof(ForTwo))]
    public async Task Where_nobody_comes_back_it_ends_as_if_stopped_and_the_room_goes_on_its_day(string practice)
    {
        await using var bot = await WalkedScripts.OfCoupleAsync(practice);
        var script = WalkedScripts.Find(practice);
        var (plan, checks) = (WalkedScripts.Plan(practice), new ClosingChecks(bot, script));
        await ToAsync(
            bot,
            plan,
            plan.Positions.Last(s => s is { Together: true, Done: WalkEnd.No, Here: not global::IntimacyBot.Practices.Model.QuietStep }));
        var room = bot.Room(bot.Sam)!;
        await bot.PassAsync(TimeSpan.FromDays(1));
        await bot.PassAsync(TimeSpan.FromDays(2));
        Assert.Contains("Pick it up", bot.Floor(bot.Alex).Labels);
        await bot.KillAndStartAsync();
        await bot.PassAsync(TimeSpan.FromDays(7));
        if (script.RoomGone)
            await bot.PassAsync(TimeSpan.FromDays(1));
        await checks.GoneAsync(room);
        await bot.EndAsync();
    }

    private static async Task ToAsync(BotFixture bot, WalkPlan plan, ExpectedPosition at)
    {
        var walker = new ScriptWalker(bot, at.Script, WritingStyle.Plain);
        await walker.BeginAsync();
        foreach (var leg in plan.To(s => s.Key == at.Key))
            await walker.GoAsync(leg);
    }

    private static void Stopped(BotFixture bot, WorldPerson other, List<WorldChannel> rooms)
    {
        var last = bot.Floor(other);
        Assert.Contains("It ends here for today.", last.Text);
        Assert.Empty(last.Labels);
        Assert.True(rooms[^1].Thread is { IsArchived: true, IsLocked: true });
        RetentionChecks.Locked(DatabaseSnapshot.Of(bot.DatabaseFile), rooms.Count(room => !room.IsDeleted));
    }
}
