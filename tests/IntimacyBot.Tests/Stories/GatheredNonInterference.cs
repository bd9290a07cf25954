using Rehearsal.World;
using Tests.CheckIns;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>
/// Alex has shared in a practice without a lead. Until Sam has shared too, nothing that Sam does changes what she sees or when; and Sam
/// cannot see whether Alex changed her mind or left.
/// </summary>
public sealed class GatheredNonInterference
{
    private static readonly Dictionary<string, Way> Ways = new()
    {
        ["silent"] = new(),
        ["looks and says nothing"] = new() { After = async s => await s.OpenRingAsync(s.Sam) },
        ["writes and never shares"] = new() { After = async s => await DraftAsync(s) },
        ["writes and keeps it"] = new() { After = async s => await s.PressAsync(await DraftAsync(s), "Keep to myself") },
        ["wrote before"] = new() { Before = async s => await DraftAsync(s, fromCard: false) },
        ["not now"] = new()
        {
            After = async s => await s.PressAsync(await s.PressAsync(await s.OpenRingAsync(s.Sam), "Not now"), "Leave it at that")
        },
        ["needs time and cannot say how long"] = new()
        {
            After = async s => await s.PressAsync(await s.PressAsync(await s.OpenRingAsync(s.Sam), "I need time"), "I can't say yet")
        },
        ["paused before"] = new() { Before = s => s.PauseAsync(s.Sam) },
        ["paused after"] = new() { After = s => s.PauseAsync(s.Sam) },
        ["left quietly before"] = new() { Before = async s => await s.LeaveAsync(s.Sam) },
        ["left quietly after"] = new() { After = async s => await s.LeaveAsync(s.Sam) },
        ["wrote and left"] = new()
        {
            After = async s =>
            {
                await DraftAsync(s);
                await s.LeaveAsync(s.Sam);
            },
        },
        ["dances off"] = new() { Before = s => s.SwitchAsync(s.Sam, "Dances: on") },
        ["left the server"] = new() { After = s => Do(() => s.Guild.Leave(s.Sam)) },
        ["cannot see the home channel"] = new() { Before = s => Do(() => s.Home.Deny(s.Sam, WorldPermission.ViewChannel)) },
    };

    private static readonly Lazy<Task<string>> Silence = new(() => LiveAsync(Ways["silent"]));
    private static readonly Lazy<Task<string>> CameBack = new(() => CalledAsync("came back"));

    public static TheoryData<string> Others => [.. Ways.Where(w => w.Key != "silent").Select(w => w.Key)];

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Who_shared_cannot_tell_from_silence(string way)
    {
        var expected = await Silence.Value;
        var actual = await LiveAsync(Ways[way]);
        ObservedTranscript.Same(expected, actual, way);
    }

    [Fact]
    public async Task Another_world_would_be_noticed()
    {
        var expected = await Silence.Value;
        var actual = await LiveAsync(new Way { Before = s => s.ReachAsync(s.Sam, "I reach too.") });
        Assert.NotEqual(expected, actual);
    }

    [Fact]
    public async Task In_silence_the_words_come_back_after_two_days()
    {
        var heard = await Silence.Value;
        Assert.Contains("Not available right now.\\nThe time went by. Your words are back with you. Nobody has read them.", heard);
        Assert.Contains("### Yours is in.", heard);
    }

    [Theory]
    [InlineData("took it back")]
    [InlineData("left quietly")]
    [InlineData("left the server after taking it back")]
    public async Task Whoever_was_called_and_shares_cannot_tell_why_the_other_is_not_there(string why)
    {
        var expected = await CameBack.Value;
        var actual = await CalledAsync(why);
        ObservedTranscript.Same(expected, actual, why);
    }

    /// <summary>Plays a week of Alex and returns her transcript.</summary>
    private static async Task<string> LiveAsync(Way way)
    {
        await using var bot = await BotFixture.OfCoupleAsync(GatheringStories.Evenings);
        var alex = new ObservedTranscript(bot);
        await alex.UseAsync("home");
        await alex.MeanwhileAsync(way.Before);
        await alex.UseAsync("practice", ("name", "evenings"));
        await alex.PressAsync("Write");
        await alex.SubmitAsync(("Something I thank you for", "Hers."), ("now", "Something."), (CheckInDriver.Mend, "later"));
        await alex.PressAsync("Share");
        await alex.UseAsync("home");
        await alex.MeanwhileAsync(way.After);
        await alex.UseAsync("practice", ("name", "evenings"));
        await alex.UseAsync("home");
        await alex.PassAsync(2);
        await alex.OpenRingAsync();
        await alex.PressAsync("My words");
        await alex.PressAsync("Share");
        await alex.PassAsync(0.5);
        await alex.UseAsync("practice", ("name", "evenings"));
        await alex.PressAsync("Take it back");
        await alex.PassAsync(2);
        Assert.Empty(bot.World.Violations);
        return alex.Heard;
    }

    /// <summary>Alex is notified, and Sam leaves before she shares. Returns her transcript.</summary>
    private static async Task<string> CalledAsync(string why)
    {
        await using var bot = await BotFixture.OfCoupleAsync(GatheringStories.Evenings);
        var alex = new ObservedTranscript(bot);
        var (sam, shared) = (bot.Sam, default(SeenAnswer));
        await alex.MeanwhileAsync(
            async s =>
                shared = await GatheringStories.ShareAsync(
                    s, await s.PressAsync(await GatheringStories.BeginAsync(s, sam), "Write"), "His."));
        await alex.OpenRingAsync();
        await alex.MeanwhileAsync(async s =>
        {
            if (why == "left quietly")
                await s.LeaveAsync(sam);
            else
                await s.PressAsync(shared!, "Take it back");
            if (why == "left the server after taking it back")
                s.Guild.Leave(sam);
        });
        await alex.PressAsync("Write");
        await alex.SubmitAsync(("Something I thank you for", "Hers."), ("now", "Something."), (CheckInDriver.Mend, "no"));
        await alex.PressAsync("Share");
        await alex.UseAsync("home");
        await alex.PassAsync(2);
        await alex.OpenRingAsync();
        return alex.Heard;
    }

    private static async Task<SeenAnswer> DraftAsync(BotFixture bot, bool fromCard = true)
    {
        var page = fromCard ? await bot.OpenRingAsync(bot.Sam) : await GatheringStories.BeginAsync(bot, bot.Sam);
        return await GatheringStories.WriteAsync(bot, await bot.PressAsync(page, "Write"), "His.");
    }

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private sealed record Way
    {
        public Func<BotFixture, Task> Before { get; init; } = _ => Task.CompletedTask;

        public Func<BotFixture, Task> After { get; init; } = _ => Task.CompletedTask;
    }
}
