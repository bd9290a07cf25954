using IntimacyBot.Practices;
using IntimacyBot.Tests.Stories;
using Person = Rehearsal.World.Person;

namespace IntimacyBot.Tests.Walks;

/// <summary>At every step of every practice: a pause of either, silence until it rests, and the bot killed before each press.</summary>
public sealed class DisturbedStories
{
    public static TheoryData<string> ForTwo => [.. Scripts.ForTwo];

    [Theory]
    [MemberData(nameof(ForTwo))]
    public async Task A_walk_survives_pauses_silence_and_kills_at_every_step(string practice)
    {
        await using var story = await Story.OfCoupleAsync(Scripts.Samples);
        var script = Scripts.Find(practice);
        var ends = new Ends(story, script);
        var done = new HashSet<string>();
        foreach (var walk in new Plan(script).Through())
        {
            var player = new Player(story, script, Hand.Plain) { BeforePress = story.KillAndStartBotAsync };
            await player.BeginAsync();
            foreach (var leg in walk)
            {
                await player.GoAsync(leg);
                if (player.InRoom && leg.To.Done == Done.No && done.Add(leg.To.Step))
                    await DisturbAsync(story, player, leg.To);
            }

            if (player.InRoom)
                await ends.CloseAsync(2);
            else
                ends.Unseen();
        }

        await story.EndAsync();
    }

    private static async Task DisturbAsync(Story story, Player player, Stand at)
    {
        if (at.Here is not null && at.Holder(at.Here) is { } holder)
            await OutOfTurnAsync(story, holder == 0 ? story.Sam : story.Alex);
        foreach (var (pauses, back) in new[] { (story.Alex, story.Sam), (story.Sam, story.Alex) })
            await OpenPauseAsync(story, pauses, back);
        player.Stands(at);
        await TimedPauseAsync(story, player, at);
        if (at.Here is not Quiet)
            await SilenceAsync(story, player, at);
    }

    /// <summary>Who does not have the floor, and who only looks, changes nothing: not even a row that says they looked.</summary>
    private static async Task OutOfTurnAsync(Story story, Person other)
    {
        var before = Ledger.Of(story.DatabaseFile);
        Assert.Equal(Story.NotYours, (await story.OnFloorAsync(other, story.Floor(other).Labels[0])).Text);
        Assert.Equal(Story.Neutral, (await story.OnFloorAsync(story.Moderator, "I need a pause")).Text);
        await story.PressAsync(await story.OnFloorAsync(other, "Stop here"), "Go back");
        await story.OnFloorAsync(other, "I need a pause");
        Surviving.Unchanged(before, Ledger.Of(story.DatabaseFile));
    }

    private static async Task OpenPauseAsync(Story story, Person pauses, Person back)
    {
        await story.PressAsync(Cards.Reads(await story.OnFloorAsync(pauses, "I need a pause")), "I can't say yet");
        Assert.Contains("A pause. You go on when one of you is ready.", story.Floor(back).Text);
        await story.OnFloorAsync(back, "Pick it up");
    }

    private static async Task TimedPauseAsync(Story story, Player player, Stand at)
    {
        await story.PressAsync(await story.OnFloorAsync(story.Sam, "I need a pause"), "20 minutes");
        Assert.StartsWith($"### {at.Script.Title}\nA pause. Back <t:", story.Floor(story.Alex).Text);
        await story.KillAndStartBotAsync();
        await story.PassAsync(TimeSpan.FromMinutes(20));
        player.Stands(at);
        foreach (var person in new[] { story.Alex, story.Sam })
            Assert.Contains("Your pause is over.", Cards.Reads(await story.OpenRingAsync(person)).Text);
    }

    /// <summary>Who holds the floor is rung once; then it rests, and either picks it up.</summary>
    private static async Task SilenceAsync(Story story, Player player, Stand at)
    {
        await story.PassAsync(TimeSpan.FromDays(1));
        await story.KillAndStartBotAsync();
        Person[] holders = at.Holder(at.Here) is { } one && at.Here is not null ? [one == 0 ? story.Alex : story.Sam]
            : at.Here is null ? [at.First == 0 ? story.Alex : story.Sam]
            : [story.Alex, story.Sam];
        foreach (var person in holders)
            Assert.Contains("It is your move in your room.", Cards.Reads(await story.OpenRingAsync(person)).Text);
        player.Stands(at);
        await story.PassAsync(TimeSpan.FromDays(2));
        Assert.StartsWith($"### {at.Script.Title}\nWe'll leave it here. Either of you can pick it up again.", story.Floor(story.Sam).Text);
        await story.KillAndStartBotAsync();
        await story.OnFloorAsync(story.Alex, "Pick it up");
        player.Stands(at);
    }
}
