using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Practices.Checking;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Views;

/// <summary>
/// What goes along into another practice: it stands in that one's form as if it had been typed there, and is a draft like any other.
/// </summary>
internal static class PracticeHandover
{
    /// <summary>What an option takes along, for the first step that has such a field; null if there is nothing.</summary>
    public static (WriteStep Into, AuthorWords.FormAnswers Text)? Of(CardModel model, StepOption option, Script target)
    {
        var carried = option.Carry
            .Select(c => (Field: c.Key, Text: c.Value.Select(source => Source(model, source))
                .FirstOrDefault(t => !string.IsNullOrWhiteSpace(t))))
            .Where(c => c.Text is not null).ToList();
        return Into(target, [.. carried.Select(c => (c.Field, c.Text!))]);
    }

    /// <summary>Where these texts belong in a practice; what does not fit a field is cut.</summary>
    public static (WriteStep Into, AuthorWords.FormAnswers Text)? Into(Script target, IReadOnlyList<(string Field, string Text)> carried)
    {
        foreach (var step in target.Flat().OfType<WriteStep>())
        {
            var fields =
                step.Form.Where(f => f is { Private: false, Kind: FieldKind.Short or FieldKind.Long } && carried.Any(c => c.Field == f.Id))
                    .ToList();
            if (fields.Count > 0)
                return (
                    step,
                    AuthorWords.FormAnswers.Of(
                        fields.Select(f => (f.Id, FormCheck.Fitting(carried.First(c => c.Field == f.Id).Text, f)))));
        }

        return null;
    }

    /// <summary>The author's words with it: what they wrote there themselves stays, and another draft is not touched.</summary>
    public static AuthorWords With(AuthorWords mine, string key, AuthorWords.FormAnswers text) =>
        mine.Unsent is null ? mine.WithDraft(key, text)
        : mine.Unsent.Key == key ? mine.WithDraft(key, text.And(mine.Unsent.Text))
        : mine;

    /// <summary>Is everything there that must be? What was carried alone is no preview yet.</summary>
    public static bool IsWhole(WriteStep step, AuthorWords.FormAnswers text) =>
        step.Form.All(f => f is not { Required: true, Private: false } || text[f.Id] is not null);

    private static string? Source(CardModel model, string source) =>
        source.Split('.') is [var step, var field] ? Answered(model, step, field) : Chosen(model, source);

    private static string? Chosen(CardModel model, string step)
    {
        var outcome = model.Position.Outcomes.GetValueOrDefault(step);
        return (model.Position.Find(model.Script, step) as ChooseStep)?.Options.FirstOrDefault(o => o.Id == outcome)?.Label;
    }

    /// <summary>An answer that was shared; of both, one's own.</summary>
    private static string? Answered(CardModel model, string id, string field)
    {
        if (model.Script.Find(id) is not WriteStep step)
            return null;
        var side = model.Position.SideOf(step.Who) ?? model.Reader ?? model.Position.First;
        var answer = model.ShownBy(side, id)?[field]?.Reveal();
        return answer is null ? null : Forms.Readable(step.Form.Concat(step.Deeper).FirstOrDefault(f => f.Id == field), answer, model);
    }
}
