using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Practices.Catalogue;

/// <summary>One line of an autocomplete: the text that is shown, and the id of its practice.</summary>
internal sealed record PracticeChoice(string Id, string Text);

/// <summary>Finds practices by what somebody has typed so far, ignoring accents, case and punctuation.</summary>
internal static class PracticeSearch
{
    private const int MaxTyped = 100;

    public static IReadOnlyList<PracticeChoice> Find(IEnumerable<Script> scripts, string typed, int max)
    {
        var wanted = TextNormalizer.Fold(typed.Length > MaxTyped ? typed[..MaxTyped] : typed);
        return [.. scripts
            .Select(s => (Script: s, Rank: Rank(s, wanted)))
            .Where(r => r.Rank is not null)
            .OrderBy(r => r.Rank)
            .Take(max)
            .Select(r => new PracticeChoice(r.Script.Id, $"{r.Script.Title}: {r.Script.About}"))];
    }

    // Returns 0 when an id or title begins with what was typed, 1 when a word of the title does, 2 when each typed word begins a word of
    // the title, the about or the id, and 3 when each is anywhere in them; null for no match.
    private static int? Rank(Script script, string wanted)
    {
        var title = TextNormalizer.Fold(script.Title);
        var line = $" {title} {TextNormalizer.Fold(script.About)} {script.Id}";
        if (script.Id.StartsWith(wanted, StringComparison.Ordinal) || title.StartsWith(wanted, StringComparison.Ordinal))
            return 0;
        if ($" {title}".Contains($" {wanted}", StringComparison.Ordinal))
            return 1;
        var words = wanted.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.All(w => line.Contains($" {w}", StringComparison.Ordinal)))
            return 2;
        return words.All(w => line.Contains(w, StringComparison.Ordinal)) ? 3 : null;
    }
}
