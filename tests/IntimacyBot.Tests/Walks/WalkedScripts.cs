using IntimacyBot.Dances.Rules;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using Tests.Practices;
using Tests.Stories;
using Tests.TestKit;

namespace Tests.Walks;

/// <summary>All practices that can be walked: those that the bot ships, and the worked samples as a host would add them.</summary>
internal static class WalkedScripts
{
    /// <summary>These are the samples that the bot does not ship, as files of a host.</summary>
    public static string[] Samples { get; } =
        [.. SampleScripts.Names.Where(n => !PracticeFiles.BuiltIn().Any(f => n.EndsWith($".{f.Name}", StringComparison.Ordinal)))
            .Select(SampleScripts.Read)];

    private static readonly PracticeCatalogue All = new(
        PracticeFiles.BuiltIn(),
        Samples.Select(s => SampleScripts.File($"{ScriptLoader.Load("x.yaml", s).Script!.Id}.yaml", s)));

    private const string WithLoop = " by two who have a loop";

    /// <summary>
    /// These are the practices for two, by their ids. One that shows the couple's loop is walked twice, by two who have none and by two who
    /// have one.
    /// </summary>
    public static IReadOnlyList<string> ForTwo { get; } =
        [.. All.All().Where(s => !s.Solo).SelectMany(s => s.ShowsLoop ? new[] { s.Id, s.Id + WithLoop } : [s.Id])];

    public static Script Find(string walked) =>
        All.ToDance(walked.Split(' ')[0]) ?? throw new InvalidOperationException($"There is no practice {walked}.");

    public static WalkPlan Plan(string walked) => new(Find(walked), HasLoop(walked));

    /// <summary>Returns the plans of a practice in every world in which it is walked.</summary>
    public static IReadOnlyList<WalkPlan> Plans(Script script) => [.. ForTwo.Where(w => Find(w) == script).Select(Plan)];

    /// <summary>Starts the bot for the walks of a practice.</summary>
    public static async Task<BotFixture> BotAsync(string walked)
    {
        var bot = await BotFixture.OfCoupleAsync(Samples);
        if (HasLoop(walked))
            await bot.KeepLoopAsync();
        return bot;
    }

    private static bool HasLoop(string walked) => walked.EndsWith(WithLoop, StringComparison.Ordinal);
}
