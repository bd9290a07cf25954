using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Practices.Model;

/// <summary>Joins answers of several steps that are carried into one field of another practice.</summary>
internal static class CarriedWords
{
    private const string Ends = ".!?…:;,";

    /// <summary>
    /// Joins the answers. Each one but the last gets a full stop if it has no punctuation at its end, and equal answers are taken once.
    /// Null if none was given.
    /// </summary>
    public static string? Joined(IEnumerable<string?> answers)
    {
        var given = answers.Select(TextNormalizer.Visible).Where(a => a.Length > 0).Distinct().ToList();
        return given.Count == 0 ? null : string.Concat(given.Select((a, i) => i < given.Count - 1 ? $"{Ended(a)} " : a));
    }

    private static string Ended(string answer) => Ends.Contains(answer[^1], StringComparison.Ordinal) ? answer : $"{answer}.";
}
