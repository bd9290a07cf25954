using IntimacyBot.Dances.Rules;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;

namespace Tests.Benchmarks.Soak;

/// <summary>Reads the practices from the script files that are shipped with the bot.</summary>
internal static class ShippedPractices
{
    private static readonly PracticeCatalogue Catalogue = new(PracticeFiles.BuiltIn(), []);

    /// <summary>These are the ids of the practices for two.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Catalogue.All().Where(s => !s.Solo).Select(s => s.Id)];

    public static global::IntimacyBot.Practices.Model.Script? Find(string practice) => Catalogue.ToDance(practice);

    /// <summary>True for a step of saying back, whose words are shared without a preview.</summary>
    public static bool IsSaidBack(string practice, string key) => StepOf(practice, key) is MirrorStep;

    public static Step? StepOf(string practice, string key) => Find(practice) is { } script
        ? script.Flat().FirstOrDefault(s => key.Split('.').ElementAtOrDefault(1) == s.Id)
        : null;
}
