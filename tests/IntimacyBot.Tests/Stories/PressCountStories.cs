using Tests.CheckIns;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>The number of presses that two people need, counted from a command along the shortest way. Sending a form is a press.</summary>
public sealed class PressCountStories
{
    [Fact]
    public async Task A_whole_turn_takes_eighteen_presses_of_both_at_most()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var before = Presses(bot);
        await bot.DanceOnceAsync();
        await bot.OnFloorAsync(bot.Alex, "Close with thanks");
        Assert.Contains("A closing word", bot.Floor(bot.Alex).Labels);
        AtMost(18, before, bot);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_minute_together_takes_eleven()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var before = Presses(bot);
        await bot.TogetherAsync();
        foreach (var person in new[] { bot.Alex, bot.Sam })
            await bot.PressAsync(await bot.WriteALineAsync(person, "Quiet."), "Share");
        Assert.Contains("A closing word", bot.Floor(bot.Alex).Labels);
        AtMost(11, before, bot);
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_lines_of_both_in_a_check_in_take_six()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var before = Presses(bot);
        foreach (var person in new[] { bot.Alex, bot.Sam })
            await bot.ShareWeekAsync(person, "The tea.", await bot.CommandAsync(person, "checkin now"));
        Assert.NotNull(bot.Room(bot.Sam));
        AtMost(6, before, bot);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Pairing_takes_seven()
    {
        await using var bot = await BotFixture.BeginAsync();
        var before = Presses(bot);
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        AtMost(7, before, bot);
        await bot.EndAsync();
    }

    private static List<string> Presses(BotFixture bot) =>
        [.. bot.World.History.Entries.Select(e => e.What).Where(w => w.StartsWith("> ", StringComparison.Ordinal) && IsPress(w))];

    private static bool IsPress(string what) =>
        what.Contains(" pressed [", StringComparison.Ordinal) || what.Contains(" submitted \"", StringComparison.Ordinal);

    private static void AtMost(int most, List<string> before, BotFixture bot)
    {
        var presses = Presses(bot)[before.Count..];
        Assert.True(presses.Count <= most, $"{presses.Count} presses:\n{string.Join('\n', presses)}");
        Assert.True(presses.Count > 1, "Nothing was counted.");
    }
}
