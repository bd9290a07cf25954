using Rehearsal.World;
using Tests.Practices;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Alex sees exactly the same whatever Sam does alone in their room.</summary>
public sealed class AloneNonInterference
{
    private const string Move = "When it goes wrong, I usually…";
    private const string Beneath = "Deep down, I feel…";

    private static readonly Dictionary<string, Func<BotFixture, Task>> Preparing = new()
    {
        ["ready at once"] = s => ReadyAsync(s),
        ["writes"] = async s =>
        {
            await s.SubmitAsync(
                await s.PressAsync(await s.OnFloorAsync(s.Sam, "Open"), "Write"), (Move, "joke"), (Beneath, "Nothing I would tell."));
            await ReadyAsync(s);
        },
        ["writes and thinks again"] = async s =>
        {
            var page =
                await s.SubmitAsync(await s.PressAsync(await s.OnFloorAsync(s.Sam, "Open"), "Write"), (Move, "leave"), (Beneath, "First."));
            await s.SubmitAsync(await s.PressAsync(page, "Edit"), (Move, "still"), (Beneath, "Second."));
            await ReadyAsync(s);
        },
    };

    private static readonly Dictionary<string, Func<BotFixture, Task>> Waiting = new(Preparing)
    {
        ["silent"] = _ => Task.CompletedTask,
        ["looks"] = async s => await s.OnFloorAsync(s.Sam, "Open"),
        ["leaves"] = async s => await s.LeaveAsync(s.Sam),
        ["ready, and leaves"] = async s =>
        {
            await ReadyAsync(s);
            await s.LeaveAsync(s.Sam);
        },
    };

    private static readonly Lazy<Task<string>> ReadyAtOnce = new(() => PreparedAsync(Preparing["ready at once"]));
    private static readonly Lazy<Task<string>> Silence = new(() => WaitedAsync(Waiting["silent"]));

    public static TheoryData<string> WaysOfPreparing => [.. Preparing.Keys];

    public static TheoryData<string> WaysOfWaiting => [.. Waiting.Keys];

    [Theory]
    [MemberData(nameof(WaysOfPreparing))]
    public async Task What_the_other_prepared_is_seen_nowhere(string way)
    {
        var expected = await ReadyAtOnce.Value;
        var actual = await PreparedAsync(Preparing[way]);
        ObservedTranscript.Same(expected, actual, way);
    }

    [Theory]
    [MemberData(nameof(WaysOfWaiting))]
    public async Task Who_is_not_ready_cannot_tell_whether_the_other_is(string way)
    {
        var expected = await Silence.Value;
        var actual = await WaitedAsync(Waiting[way]);
        ObservedTranscript.Same(expected, actual, way);
    }

    [Fact]
    public async Task Whether_the_other_recognised_it_or_only_went_on_is_seen_nowhere()
    {
        var expected = await LookedAsync("Go on");
        var actual = await LookedAsync("I recognise us in this");
        ObservedTranscript.Same(expected, actual, "recognises");
    }

    private static async Task<string> PreparedAsync(Func<BotFixture, Task> sam)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = await BegunAsync(bot);
        await alex.MeanwhileAsync(sam);
        await alex.OnFloorAsync("Open");
        await alex.PressAsync("Ready");
        await alex.OnFloorAsync("Write");
        return alex.Heard;
    }

    private static async Task<string> WaitedAsync(Func<BotFixture, Task> sam)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = await BegunAsync(bot);
        await alex.MeanwhileAsync(sam);
        await alex.OnFloorAsync("Open");
        await alex.PassAsync(5);
        return alex.Heard;
    }

    private static async Task<string> LookedAsync(string button)
    {
        await using var bot = await BotFixture.OfCoupleAsync("""
            practice: look
            title: Look
            about: A card of both.
            minutes: 5
            steps:
              - { id: line, write: both, form: { line: { text: short, label: "A line", required: true } } }
              - { id: card, show: [line.line], recognised: both }
              - { id: word, close: both }

            """);
        var alex = new ObservedTranscript(bot);
        await alex.UseAsync("practice", ("name", "look"));
        await alex.PressAsync("Ask Sam");
        await bot.HereAsync(bot.Sam);
        foreach (var person in new[] { bot.Sam, bot.Alex })
            await bot.PressAsync(
                await bot.SubmitAsync(await bot.OnFloorAsync(person, "Write"), ("A line", $"From {person}")),
                "Share");
        await alex.MeanwhileAsync(async s => await s.OnFloorAsync(s.Sam, button));
        await alex.OnFloorAsync("I recognise us in this");
        Assert.Contains("A closing word", bot.Floor(bot.Alex).Labels);
        return alex.Heard;
    }

    private static async Task<ObservedTranscript> BegunAsync(BotFixture bot)
    {
        var alex = new ObservedTranscript(bot);
        await alex.UseAsync("practice", ("name", "loop"));
        await alex.PressAsync("Ask Sam");
        await bot.HereAsync(bot.Sam);
        return alex;
    }

    private static async Task ReadyAsync(BotFixture bot)
    {
        var page = await bot.OnFloorAsync(bot.Sam, "Open");
        await bot.PressAsync(page, "Ready");
    }
}
