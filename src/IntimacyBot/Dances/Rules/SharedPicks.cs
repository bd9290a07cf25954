using IntimacyBot.Dances.Model;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Rules;

/// <summary>Handles a step that shows only what both picked. Once both have answered, the other picks are deleted.</summary>
internal static class SharedPicks
{
    /// <summary>True when the two have picked nothing in common.</summary>
    public static bool AreNone(WriteStep step, AuthorWords.FormAnswers one, AuthorWords.FormAnswers other) =>
        Fields(step).All(f => Both(f, one, other).Length == 0);

    /// <summary>Returns one's answers without anything that the other has not picked too.</summary>
    public static AuthorWords.FormAnswers Of(WriteStep step, AuthorWords.FormAnswers one, AuthorWords.FormAnswers other) =>
        AuthorWords.FormAnswers.Of(one.FieldIds.Select(id =>
            (id, Fields(step).FirstOrDefault(f => f.Id == id) is { } field ? Both(field, one, other) : one[id]!.Reveal())));

    public static IEnumerable<FormField> Fields(WriteStep step) => step.Asks.Where(f => f is { Kind: FieldKind.Choices, Private: false });

    /// <summary>The picks are in the order of the script, so that the order does not say who picked what first.</summary>
    private static string Both(FormField field, AuthorWords.FormAnswers one, AuthorWords.FormAnswers other)
    {
        var (mine, theirs) = (one[field.Id]?.Reveal().Split(',') ?? [], other[field.Id]?.Reveal().Split(',') ?? []);
        var picks = field.Options.Select(o => o.Id).Concat(mine).Distinct();
        return string.Join(',', picks.Where(id => mine.Contains(id) && theirs.Contains(id)));
    }
}
