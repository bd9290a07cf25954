using Tests.CheckIns;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>The number of presses that two people need, counted from a command along the shortest way. Sending a form is a press.</summary>
public sealed class PressCountStories
{
    [Fact]
    public async Task A_whole_turn_takes_eighteen_presses_of_both_at_most()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var before = Presses(story);
        await story.DanceOnceAsync();
        await story.OnFloorAsync(story.Alex, "Close with thanks");
        Assert.Contains("A closing word", story.Floor(story.Alex).Labels);
        AtMost(18, before, story);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_minute_together_takes_eleven()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var before = Presses(story);
        await story.TogetherAsync();
        foreach (var person in new[] { story.Alex, story.Sam })
            await story.PressAsync(await story.WriteALineAsync(person, "Quiet."), "Share");
        Assert.Contains("A closing word", story.Floor(story.Alex).Labels);
        AtMost(11, before, story);
        await story.EndAsync();
    }

    [Fact]
    public async Task The_lines_of_both_in_a_check_in_take_six()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var before = Presses(story);
        foreach (var person in new[] { story.Alex, story.Sam })
            await story.ShareWeekAsync(person, "The tea.", await story.CommandAsync(person, "checkin now"));
        Assert.NotNull(story.Room(story.Sam));
        AtMost(6, before, story);
        await story.EndAsync();
    }

    [Fact]
    public async Task Pairing_takes_seven()
    {
        await using var story = await BotFixture.BeginAsync();
        var before = Presses(story);
        await story.BecomeACoupleAsync(story.Alex, story.Sam);
        AtMost(7, before, story);
        await story.EndAsync();
    }

    private static List<string> Presses(BotFixture story) =>
        [.. story.World.History.Entries.Select(e => e.What).Where(w => w.StartsWith("> ", StringComparison.Ordinal) && IsPress(w))];

    private static bool IsPress(string what) =>
        what.Contains(" pressed [", StringComparison.Ordinal) || what.Contains(" submitted \"", StringComparison.Ordinal);

    private static void AtMost(int most, List<string> before, BotFixture story)
    {
        var presses = Presses(story)[before.Count..];
        Assert.True(presses.Count <= most, $"{presses.Count} presses:\n{string.Join('\n', presses)}");
        Assert.True(presses.Count > 1, "Nothing was counted.");
    }
}
