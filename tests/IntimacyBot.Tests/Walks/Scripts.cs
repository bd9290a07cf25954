using IntimacyBot.Dances;
using IntimacyBot.Practices;
using Tests.Practices;

namespace IntimacyBot.Tests.Walks;

/// <summary>Every practice that can be walked: what the bot ships, and beside it the worked samples, as a host would add them.</summary>
internal static class Scripts
{
    /// <summary>The samples that the bot does not ship itself, as files of a host.</summary>
    public static string[] Samples { get; } =
        [.. Sample.Names.Where(n => !PracticeFiles.BuiltIn().Any(f => n.EndsWith($".{f.Name}", StringComparison.Ordinal))).Select(Sample.Read)];

    private static readonly Catalogue All = new(
        PracticeFiles.BuiltIn(),
        Samples.Select(s => Sample.File($"{ScriptLoader.Load("x.yaml", s).Script!.Id}.yaml", s)));

    private static readonly string[] Shipped = [.. PracticeFiles.BuiltIn().Select(f => f.Name.Split('.')[0])];

    /// <summary>The practices for two: all that are shipped, and of the samples those whose every word the engine knows.</summary>
    public static IReadOnlyList<string> ForTwo { get; } = [.. All.All().Where(s => !s.Solo && (Shipped.Contains(s.Id) || IsDanced(s))).Select(s => s.Id)];

    public static Script Find(string id) => All.ToDance(id) ?? throw new InvalidOperationException($"There is no practice {id}.");

    private static bool IsDanced(Script script) =>
        !script.OpensBoth && script.Steps[0] is not Choose { Private: true } && script.After.Count == 0 && !script.ConsentBoth
        && script.Flat().All(s => s is Write { Common: false, Waits: null } or Mirror or Quiet or Close or Choose { List: null })
        && !script.Flat().OfType<Choose>().SelectMany(c => c.Options).Any(o => o.Refer);
}
