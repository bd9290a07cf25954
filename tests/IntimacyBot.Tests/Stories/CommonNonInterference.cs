using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Alex learns what both picked and nothing else of what Sam did: otherwise she sees exactly the same at the same times.</summary>
public sealed class CommonNonInterference
{
    private const string Grow = "What I would like to grow";

    private static readonly Dictionary<string, Func<BotFixture, Task>> Alike = new()
    {
        ["picks that alone"] = s => ShareAsync(s, "play"),
        ["picks more"] = s => ShareAsync(s, "play", "heart", "work"),
        ["picks what Alex did not"] = s => ShareAsync(s, "play", "spirit"),
        ["changes his mind before"] = async s =>
        {
            await DraftAsync(s, "mind");
            await ShareAsync(s, "play");
        },
        ["looks at it twice"] = async s =>
        {
            await s.OnFloorAsync(s.Sam, "Write");
            await ShareAsync(s, "play");
        },
    };

    private static readonly Dictionary<string, Func<BotFixture, Task>> Apart = new()
    {
        ["picks something else"] = s => ShareAsync(s, "heart"),
        ["picks all else"] = s => ShareAsync(s, "heart", "work"),
    };

    private static readonly Lazy<Task<string>> PlayAlone = new(() => LiveAsync(Alike["picks that alone"]));
    private static readonly Lazy<Task<string>> SomethingElse = new(() => LiveAsync(Apart["picks something else"]));

    public static TheoryData<string> OfTheAlike => [.. Alike.Keys.Skip(1)];

    public static TheoryData<string> OfTheApart => [.. Apart.Keys.Skip(1)];

    [Theory]
    [MemberData(nameof(OfTheAlike))]
    public async Task What_else_was_picked_is_not_seen(string way)
    {
        var expected = await PlayAlone.Value;
        var actual = await LiveAsync(Alike[way]);
        ObservedTranscript.Same(expected, actual, way);
    }

    [Theory]
    [MemberData(nameof(OfTheApart))]
    public async Task Where_nothing_is_alike_nothing_of_it_is_seen(string way)
    {
        var expected = await SomethingElse.Value;
        var actual = await LiveAsync(Apart[way]);
        ObservedTranscript.Same(expected, actual, way);
    }

    [Fact]
    public async Task What_is_alike_is_seen()
    {
        var expected = await PlayAlone.Value;
        var actual = await SomethingElse.Value;
        Assert.NotEqual(expected, actual);
    }

    private static async Task<string> LiveAsync(Func<BotFixture, Task> sam)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = new ObservedTranscript(bot);
        await alex.UseAsync("practice", ("name", "forms"));
        await alex.PressAsync("Ask Sam");
        await alex.MeanwhileAsync(async s => await s.HereAsync(s.Sam));
        await alex.OnFloorAsync("Write");
        await alex.SubmitAsync((Grow, new[] { "mind", "play" }));
        await alex.PressAsync("Share");
        await alex.UseAsync("home");
        await alex.MeanwhileAsync(sam);
        await alex.UseAsync("home");
        await alex.PassAsync(0.5);
        Assert.Empty(bot.World.Violations);
        return alex.Heard;
    }

    private static async Task<Rehearsal.World.SeenAnswer> DraftAsync(BotFixture bot, params string[] wishes)
    {
        var form = await bot.OnFloorAsync(bot.Sam, "Write");
        return await bot.SubmitAsync(form, (Grow, wishes));
    }

    private static async Task ShareAsync(BotFixture bot, params string[] wishes)
    {
        var preview = await DraftAsync(bot, wishes);
        await bot.PressAsync(preview, "Share");
    }
}
