using IntimacyBot.Practices.Model;
using Rehearsal.World;
using Tests.TestKit;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.Walks;

/// <summary>At every step of every practice: a pause of either, silence until it rests, and the bot killed before each press.</summary>
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
        var done = new HashSet<string>();
        foreach (var walk in new WalkPlan(script).Through())
        {
            var walker = new ScriptWalker(story, script, WritingStyle.Plain) { BeforePress = story.KillAndStartAsync };
            await walker.BeginAsync();
            foreach (var leg in walk)
            {
                await walker.GoAsync(leg);
                if (walker.InRoom && leg.To.Done == WalkEnd.No && done.Add(leg.To.Step))
                    await DisturbAsync(story, walker, leg.To);
            }

            if (walker.InRoom)
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
        foreach (var (pauses, back) in new[] { (story.Alex, story.Sam), (story.Sam, story.Alex) })
            await OpenPauseAsync(story, pauses, back);
        walker.AssertStandsAt(at);
        await TimedPauseAsync(story, walker, at);
        if (at.Here is not QuietStep)
            await SilenceAsync(story, walker, at);
    }

    /// <summary>Who does not have the floor, and who only looks, changes nothing: not even a row that says they looked.</summary>
    private static async Task OutOfTurnAsync(BotFixture story, WorldPerson other)
    {
        var before = DatabaseSnapshot.Of(story.DatabaseFile);
        Assert.Equal(CoupleDriver.NotYours, (await story.OnFloorAsync(other, story.Floor(other).Labels[0])).Text);
        Assert.Equal(CoupleDriver.Neutral, (await story.OnFloorAsync(story.Moderator, "I need a pause")).Text);
        await story.PressAsync(await story.OnFloorAsync(other, "Stop here"), "Go back");
        await story.OnFloorAsync(other, "I need a pause");
        RetentionChecks.Unchanged(before, DatabaseSnapshot.Of(story.DatabaseFile));
    }

    private static async Task OpenPauseAsync(BotFixture story, WorldPerson pauses, WorldPerson back)
    {
        await story.PressAsync(CardChecks.Reads(await story.OnFloorAsync(pauses, "I need a pause")), "I can't say yet");
        Assert.Contains("A pause. You go on when one of you is ready.", story.Floor(back).Text);
        await story.OnFloorAsync(back, "Pick it up");
    }

    private static async Task TimedPauseAsync(BotFixture story, ScriptWalker walker, ExpectedPosition at)
    {
        await story.PressAsync(await story.OnFloorAsync(story.Sam, "I need a pause"), "20 minutes");
        Assert.StartsWith($"### {at.Script.Title}\nA pause. Back <t:", story.Floor(story.Alex).Text);
        await story.KillAndStartAsync();
        await story.PassAsync(TimeSpan.FromMinutes(20));
        walker.AssertStandsAt(at);
        foreach (var person in new[] { story.Alex, story.Sam })
            Assert.Contains("Your pause is over.", CardChecks.Reads(await story.OpenRingAsync(person)).Text);
    }

    /// <summary>Who holds the floor is rung once; then it rests, and either picks it up.</summary>
    private static async Task SilenceAsync(BotFixture story, ScriptWalker walker, ExpectedPosition at)
    {
        await story.PassAsync(TimeSpan.FromDays(1));
        await story.KillAndStartAsync();
        WorldPerson[] holders = at.Holder(at.Here) is { } one && at.Here is not null ? [one == 0 ? story.Alex : story.Sam]
            : at.Here is null ? [at.First == 0 ? story.Alex : story.Sam]
            : [story.Alex, story.Sam];
        foreach (var person in holders)
            Assert.Contains("It is your move in your room.", CardChecks.Reads(await story.OpenRingAsync(person)).Text);
        walker.AssertStandsAt(at);
        await story.PassAsync(TimeSpan.FromDays(2));
        Assert.StartsWith($"### {at.Script.Title}\nWe'll leave it here. Either of you can pick it up again.", story.Floor(story.Sam).Text);
        await story.KillAndStartAsync();
        await story.OnFloorAsync(story.Alex, "Pick it up");
        walker.AssertStandsAt(at);
    }
}
