using IntimacyBot.Dances.Rules;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;

namespace Tests.Benchmarks.Soak;

/// <summary>What the scripts say, read from the files that the bot ships.</summary>
internal static class ShippedPractices
{
    private static readonly PracticeCatalogue Catalogue = new(PracticeFiles.BuiltIn(), []);

    /// <summary>Those for two.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Catalogue.All().Where(s => !s.Solo).Select(s => s.Id)];

    public static global::IntimacyBot.Practices.Model.Script? Find(string practice) => Catalogue.ToDance(practice);

    /// <summary>What is said back is shared as it is written; all else has a preview.</summary>
    public static bool IsSaidBack(string practice, string key) => StepOf(practice, key) is MirrorStep;

    public static Step? StepOf(string practice, string key) => Find(practice) is { } script
        ? script.Flat().FirstOrDefault(s => key.Split('.').ElementAtOrDefault(1) == s.Id)
        : null;
}
