using IntimacyBot.Dances.Model;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Rules;

/// <summary>A step of which only what both picked is shown. Once both have answered, the other picks are deleted.</summary>
internal static class SharedPicks
{
    /// <summary>Have the two picked nothing in common?</summary>
    public static bool AreNone(WriteStep step, AuthorWords.FormAnswers one, AuthorWords.FormAnswers other) =>
        Fields(step).All(f => Both(f, one, other).Length == 0);

    /// <summary>One's answers with nothing in them that the other has not picked too.</summary>
    public static AuthorWords.FormAnswers Of(WriteStep step, AuthorWords.FormAnswers one, AuthorWords.FormAnswers other) =>
        AuthorWords.FormAnswers.Of(one.FieldIds.Select(id =>
            (id, Fields(step).FirstOrDefault(f => f.Id == id) is { } field ? Both(field, one, other) : one[id]!.Reveal())));

    public static IEnumerable<FormField> Fields(WriteStep step) => step.Asks.Where(f => f is { Kind: FieldKind.Choices, Private: false });

    /// <summary>In the order of the script, so that it says nothing about who picked what first.</summary>
    private static string Both(FormField field, AuthorWords.FormAnswers one, AuthorWords.FormAnswers other)
    {
        var (mine, theirs) = (one[field.Id]?.Reveal().Split(',') ?? [], other[field.Id]?.Reveal().Split(',') ?? []);
        var picks = field.Options.Select(o => o.Id).Concat(mine).Distinct();
        return string.Join(',', picks.Where(id => mine.Contains(id) && theirs.Contains(id)));
    }
}
