using IntimacyBot.Dances.Rules;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using Tests.Practices;

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

    /// <summary>These are the ids of the practices for two.</summary>
    public static IReadOnlyList<string> ForTwo { get; } = [.. All.All().Where(s => !s.Solo).Select(s => s.Id)];

    public static Script Find(string id) => All.ToDance(id) ?? throw new InvalidOperationException($"There is no practice {id}.");
}
