using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Alex sees the same journey whatever Sam has chosen for himself, and whether he is silent, pauses or has left.</summary>
public sealed class JourneyNonInterference
{
    private static readonly Dictionary<string, Func<BotFixture, Task>> Worlds = new()
    {
        ["silent"] = _ => Task.CompletedTask,
        ["looks"] = s => s.CommandAsync(s.Sam, "journey"),
        ["pauses"] = s => s.PauseAsync(s.Sam),
        ["leaves"] = s => s.LeaveAsync(s.Sam),
        ["has chosen the other one"] = async s => await s.PressAsync(await s.CommandAsync(s.Sam, "journey"), "Mend a hurt: not yet"),
    };

    /// <summary>What Sam does before Alex makes her choice.</summary>
    private static readonly Dictionary<string, Func<BotFixture, Task>> Before = new()
    {
        ["chooses, and takes it back"] = async s =>
        {
            var page = await s.PressAsync(await s.CommandAsync(s.Sam, "journey"), "Touch: not yet");
            await s.PressAsync(page, "Touch: yes");
        },
        ["chooses, and leaves"] = async s =>
        {
            await ChoosesAsync(s);
            await s.LeaveAsync(s.Sam);
        },
    };

    private static readonly Dictionary<string, Func<BotFixture, Task>> AfterBoth = new()
    {
        ["silent"] = Worlds["silent"],
        ["pauses"] = Worlds["pauses"],
        ["leaves"] = Worlds["leaves"],
        ["takes it back"] = async s => await s.PressAsync(await s.CommandAsync(s.Sam, "journey"), "Touch: yes"),
    };

    private static readonly Lazy<Task<World>> Silence = new(() => LiveAsync(_ => Task.CompletedTask, Worlds["silent"], open: false));
    private static readonly Lazy<Task<World>> BothSilence = new(() => LiveAsync(ChoosesAsync, AfterBoth["silent"], open: true));

    public static TheoryData<string> Ways => [.. Worlds.Keys];

    public static TheoryData<string> WaysBefore => [.. Before.Keys];

    public static TheoryData<string> WaysAfterBoth => [.. AfterBoth.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Her_own_choice_tells_her_nothing_of_his(string way)
    {
        var expected = await Silence.Value;
        var actual = await LiveAsync(_ => Task.CompletedTask, Worlds[way], open: false);
        ObservedTranscript.Same(expected.Heard, actual.Heard, way);
        ObservedRequests.Same(expected.Requests, actual.Requests, way);
    }

    [Theory]
    [MemberData(nameof(WaysBefore))]
    public async Task A_choice_that_he_no_longer_has_is_like_none(string way)
    {
        var expected = await Silence.Value;
        var actual = await LiveAsync(Before[way], Worlds["silent"], open: false);
        ObservedTranscript.Same(expected.Heard, actual.Heard, way);
        ObservedRequests.Same(expected.Requests, actual.Requests, way);
    }

    [Theory]
    [MemberData(nameof(WaysAfterBoth))]
    public async Task Once_both_have_chosen_she_can_begin_and_nothing_tells_that_he_no_longer_would(string way)
    {
        var expected = await BothSilence.Value;
        var actual = await LiveAsync(ChoosesAsync, AfterBoth[way], open: true);
        ObservedTranscript.Same(expected.Heard, actual.Heard, way);
        ObservedRequests.Same(expected.Requests, actual.Requests, way);
    }

    /// <summary>What he chose for himself goes with him; what the two have done, and what both have chosen, is the couple's.</summary>
    [Fact]
    public async Task Whoever_leaves_takes_their_own_choice_along_and_the_couples_marks_stay()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await JourneyPageStories.DancedAsync(bot, "loop", "tender", "rough", "hold");
        await ChoosesAsync(bot);
        Assert.Equal(2, bot.Rows("People"));
        await bot.LeaveAsync(bot.Sam);
        Assert.Equal(1, bot.Rows("People"));
        var page = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "journey"), "Touch: not yet");
        Assert.Contains("Touch: yes", page.Message!.Labels);
        Assert.Equal(4, page.Text.Split('✓').Length - 2);
        await bot.EndAsync();
    }

    private static Task ChoosesAsync(BotFixture s) => s.PressAsync(s.CommandAsync(s.Sam, "journey"), "Touch: not yet");

    private static async Task<World> LiveAsync(Func<BotFixture, Task> before, Func<BotFixture, Task> sam, bool open)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await JourneyPageStories.DancedAsync(bot, "loop", "tender", "rough", "hold");
        var alex = new ObservedTranscript(bot);
        await alex.MeanwhileAsync(before);
        await alex.UseAsync("journey");
        await alex.PressAsync("Touch: not yet");
        await alex.MeanwhileAsync(sam);
        bot.Clock.Advance(TimeSpan.FromSeconds(1));
        var requests = new ObservedRequests(bot);
        await alex.UseAsync("journey");
        await alex.UseAsync("practice", ("name", "touch"));
        if (open)
            Assert.DoesNotContain("opens when", alex.Text);
        else
            Assert.Contains("opens when both of you have chosen it", alex.Text);
        await alex.UseAsync("practice", ("name", "keep"));
        await alex.UseAsync("journey");
        await alex.PressAsync("Touch: yes");
        await alex.PressAsync("Touch: not yet");
        await alex.PressAsync("Mend a hurt: not yet");
        await alex.PassAsync(5);
        await alex.UseAsync("journey");
        Assert.Empty(bot.World.Violations);
        Assert.Empty(bot.Log.Warnings);
        return new World(alex.Heard, requests.ByObserver());
    }

    private sealed record World(string Heard, IReadOnlyDictionary<string, string> Requests);
}
