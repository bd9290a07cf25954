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
        await using var story = await BotFixture.OfCoupleAsync(WalkedScripts.Samples);
        var script = WalkedScripts.Find(practice);
        var checks = new ClosingChecks(story, script);
        var (done, walked, kills) = (new HashSet<string>(), new HashSet<string>(), false);
        foreach (var walk in new WalkPlan(script).Through())
        {
            var walker = new ScriptWalker(story, script, WritingStyle.Plain)
            {
                BeforePress = () => kills ? story.KillAndStartAsync() : Task.CompletedTask,
            };
            await walker.BeginAsync();
            foreach (var leg in walk)
            {
                kills = walked.Add(leg.Name);
                await walker.GoAsync(leg);
                if (walker.InRoom && leg.To.Done == WalkEnd.No && done.Add(leg.To.Step))
                    await DisturbAsync(story, walker, leg.To);
            }

            if (walk[^1].To.Done == WalkEnd.Stopped)
                await checks.GoneAsync(story.Room(story.Alex)!);
            else if (walker.InRoom)
                await checks.CloseAsync(2);
            else
                checks.Unseen();
        }

        await story.EndAsync();
    }

    private static async Task DisturbAsync(BotFixture story, ScriptWalker walker, ExpectedPosition at)
    {
        if (at.Here is not null && at.Holder(at.Here) is { } holder)
            await OutOfTurnAsync(story, holder == 0 ? story.Sam : story.Alex);
        foreach (var (pauses, other) in new[] { (story.Alex, story.Sam), (story.Sam, story.Alex) })
            await OpenPauseAsync(story, pauses, other);
        walker.AssertStandsAt(at);
        await TimedPauseAsync(story, walker, at);
        if (at.Here is not QuietStep)
            await SilenceAsync(story, walker, at);
    }

    /// <summary>Asserts that somebody without the floor, or who only looks, changes no row in the database.</summary>
    private static async Task OutOfTurnAsync(BotFixture story, WorldPerson other)
    {
        var before = DatabaseSnapshot.Of(story.DatabaseFile);
        Assert.EndsWith(CoupleDriver.NotYours, (await story.OnFloorAsync(other, story.Floor(other).Labels[0])).Text);
        Assert.Equal(CoupleDriver.Neutral, (await story.OnFloorAsync(story.Moderator, "I need a pause")).Text);
        await story.PressAsync(await story.OnFloorAsync(other, "Stop here"), "Go back");
        await story.OnFloorAsync(other, "I need a pause");
        RetentionChecks.Unchanged(before, DatabaseSnapshot.Of(story.DatabaseFile));
    }

    private static async Task OpenPauseAsync(BotFixture story, WorldPerson pauses, WorldPerson other)
    {
        await story.PressAsync(CardChecks.Reads(await story.OnFloorAsync(pauses, "I need a pause")), "I can't say yet");
        Assert.Contains("**🌙 A pause.** Whoever asked for it says when it is over.", story.Floor(other).Text);
        Assert.Equal(
            $"**{pauses.Name}** asked for this pause. You can stop for both of you.",
            (await story.OnFloorAsync(other, "Pick it up")).Text);
        await story.OnFloorAsync(pauses, "Pick it up");
    }

    private static async Task TimedPauseAsync(BotFixture story, ScriptWalker walker, ExpectedPosition at)
    {
        await story.PressAsync(await story.OnFloorAsync(story.Sam, "I need a pause"), "20 minutes");
        Assert.StartsWith("**🌙 A pause.** Back <t:", story.Floor(story.Alex).Text);
        await story.KillAndStartAsync();
        await story.PassAsync(TimeSpan.FromMinutes(20));
        walker.AssertStandsAt(at);
        foreach (var person in new[] { story.Alex, story.Sam })
            Assert.Contains("Your pause is over.", CardChecks.Reads(await story.OpenRingAsync(person)).Text);
    }

    /// <summary>Checks that the holder of the floor is notified once, and that the dance then rests until either continues it.</summary>
    private static async Task SilenceAsync(BotFixture story, ScriptWalker walker, ExpectedPosition at)
    {
        await story.PassAsync(TimeSpan.FromDays(1));
        await story.KillAndStartAsync();
        WorldPerson[] holders = at.Holder(at.Here) is { } one && at.Here is not null ? [one == 0 ? story.Alex : story.Sam]
            : at.Here is null ? [at.First == 0 ? story.Alex : story.Sam]
            : [story.Alex, story.Sam];
        foreach (var person in holders)
            Assert.Contains("It is your turn in your room.", CardChecks.Reads(await story.OpenRingAsync(person)).Text);
        walker.AssertStandsAt(at);
        await story.PassAsync(TimeSpan.FromDays(2));
        Assert.StartsWith("**🌙 It can rest here.** Either of you can pick it up again.", story.Floor(story.Sam).Text);
        await story.KillAndStartAsync();
        await story.OnFloorAsync(story.Alex, "Pick it up");
        walker.AssertStandsAt(at);
    }
}
