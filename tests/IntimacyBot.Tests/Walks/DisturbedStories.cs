using IntimacyBot.Practices.Model;
using Rehearsal.World;
using Tests.TestKit;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.Walks;

/// <summary>
/// Each step of each practice is disturbed by a pause of either person, by silence until the dance rests, and by a kill of the bot before
/// each of its presses. A step that an earlier walk has taken is walked undisturbed.
/// </summary>
public sealed class DisturbedStories
{
    public static TheoryData<string> ForTwo => [.. WalkedScripts.ForTwo];

    [Theory]
    [MemberData(nameof(ForTwo))]
    public async Task A_walk_survives_pauses_silence_and_kills_at_every_step(string practice)
    {
        await using var bot = await WalkedScripts.OfCoupleAsync(practice);
        var script = WalkedScripts.Find(practice);
        var checks = new ClosingChecks(bot, script);
        var (done, walked, kills) = (new HashSet<string>(), new HashSet<string>(), false);
        foreach (var walk in WalkedScripts.Plan(practice).Through())
        {
            var walker = new ScriptWalker(bot, script, WritingStyle.Plain)
            {
                BeforePress = () => kills ? bot.KillAndStartAsync() : Task.CompletedTask,
            };
            await walker.BeginAsync();
            foreach (var leg in walk)
            {
                kills = walked.Add(leg.Name);
                await walker.GoAsync(leg);
                if (walker.InRoom && leg.To.Done == WalkEnd.No && done.Add(leg.To.Step))
                    await DisturbAsync(bot, walker, leg.To);
            }

            if (walk[^1].To.Done == WalkEnd.Stopped)
                await checks.GoneAsync(bot.Room(bot.Alex)!);
            else if (walker.InRoom)
                await checks.CloseAsync(2);
            else
                checks.Unseen();
        }

        await bot.EndAsync();
    }

    private static async Task DisturbAsync(BotFixture bot, ScriptWalker walker, ExpectedPosition at)
    {
        if (at.Here is not null && at.Holder(at.Here) is { } holder)
            await OutOfTurnAsync(bot, holder == 0 ? bot.Sam : bot.Alex);
        foreach (var (pauses, other) in new[] { (bot.Alex, bot.Sam), (bot.Sam, bot.Alex) })
            await OpenPauseAsync(bot, pauses, other);
        walker.AssertStandsAt(at);
        await TimedPauseAsync(bot, walker, at);
        if (at.Here is not QuietStep)
            await SilenceAsync(bot, walker, at);
    }

    /// <summary>Asserts that somebody without the floor, or who only looks, changes no row in the database.</summary>
    private static async Task OutOfTurnAsync(BotFixture bot, WorldPerson other)
    {
        var before = DatabaseSnapshot.Of(bot.DatabaseFile);
        Assert.Matches(CoupleDriver.OutOfTurn, (await bot.OnFloorAsync(other, bot.Floor(other).Labels[0])).Text);
        Assert.Equal(CoupleDriver.Neutral, (await bot.OnFloorAsync(bot.Moderator, "I need a pause")).Text);
        await bot.PressAsync(await bot.OnFloorAsync(other, "Stop here"), "Go back");
        await bot.OnFloorAsync(other, "I need a pause");
        RetentionChecks.Unchanged(before, DatabaseSnapshot.Of(bot.DatabaseFile));
    }

    private static async Task OpenPauseAsync(BotFixture bot, WorldPerson pauses, WorldPerson other)
    {
        await bot.PressAsync(CardChecks.Reads(await bot.OnFloorAsync(pauses, "I need a pause")), "I can't say yet");
        Assert.Contains("**🌙 A pause.** Whoever asked for it says when it is over.", bot.Floor(other).Text);
        Assert.StartsWith(
            $"**{pauses.Name}** asked for this pause. You can stop for both of you. You need not do anything: **{pauses.Name}** can end",
            (await bot.OnFloorAsync(other, "Pick it up")).Text);
        await bot.OnFloorAsync(pauses, "Pick it up");
    }

    private static async Task TimedPauseAsync(BotFixture bot, ScriptWalker walker, ExpectedPosition at)
    {
        await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "I need a pause"), "20 minutes");
        Assert.StartsWith("**🌙 A pause.** Back <t:", bot.Floor(bot.Alex).Text);
        await bot.KillAndStartAsync();
        await bot.PassAsync(TimeSpan.FromMinutes(20));
        walker.AssertStandsAt(at);
        foreach (var person in new[] { bot.Alex, bot.Sam })
            Assert.Contains("Your pause is over.", CardChecks.Reads(await bot.OpenRingAsync(person)).Text);
    }

    /// <summary>Checks that the holder of the floor is notified once, and that the dance then rests until either continues it.</summary>
    private static async Task SilenceAsync(BotFixture bot, ScriptWalker walker, ExpectedPosition at)
    {
        await bot.PassAsync(TimeSpan.FromDays(1));
        await bot.KillAndStartAsync();
        WorldPerson[] holders = at.Holder(at.Here) is { } one && at.Here is not null ? [one == 0 ? bot.Alex : bot.Sam]
            : at.Here is null ? [at.First == 0 ? bot.Alex : bot.Sam]
            : [bot.Alex, bot.Sam];
        foreach (var person in holders)
            Assert.Contains("It is your turn in your room.", CardChecks.Reads(await bot.OpenRingAsync(person)).Text);
        walker.AssertStandsAt(at);
        await bot.PassAsync(TimeSpan.FromDays(2));
        Assert.StartsWith("**🌙 It can rest here.** Either of you can pick it up again.", bot.Floor(bot.Sam).Text);
        await bot.KillAndStartAsync();
        await bot.OnFloorAsync(bot.Alex, "Pick it up");
        walker.AssertStandsAt(at);
    }
}
