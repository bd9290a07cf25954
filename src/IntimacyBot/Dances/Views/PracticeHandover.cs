using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Practices.Checking;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Views;

/// <summary>
/// Carries answers into another practice. They fill its form as if they had been typed there, and become a draft like any other.
/// </summary>
internal static class PracticeHandover
{
    /// <summary>Returns what an option carries, for the first step that has such a field; null if there is nothing.</summary>
    public static (WriteStep Into, AuthorWords.FormAnswers Text)? Of(CardModel model, StepOption option, Script target)
    {
        var carried = option.Carry
            .Select(c => (Field: c.Key, Text: CarriedWords.Joined(c.Value.Select(source => Source(model, source)))))
            .Where(c => c.Text is not null).ToList();
        return Into(target, [.. carried.Select(c => (c.Field, c.Text!))]);
    }

    /// <summary>Returns the step of a practice into which these texts belong. A text that does not fit a field is cut.</summary>
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

    /// <summary>Adds the draft to the author's words. What they wrote there themselves stays, and another draft is not changed.</summary>
    public static AuthorWords With(AuthorWords mine, string key, AuthorWords.FormAnswers text) =>
        mine.Unsent is null ? mine.WithDraft(key, text)
        : mine.Unsent.Key == key ? mine.WithDraft(key, text.And(mine.Unsent.Text))
        : mine;

    /// <summary>True when every required answer is there. Carried answers alone may not be enough for a preview.</summary>
    public static bool IsWhole(WriteStep step, AuthorWords.FormAnswers text) =>
        step.Form.All(f => f is not { Required: true, Private: false } || text[f.Id] is not null);

    private static string? Source(CardModel model, string source) =>
        source.Split('.') is [var step, var field] ? Answered(model, step, field) : Chosen(model, source);

    private static string? Chosen(CardModel model, string step)
    {
        var outcome = model.Position.Outcomes.GetValueOrDefault(step);
        return (model.Position.Find(model.Script, step) as ChooseStep)?.Options.FirstOrDefault(o => o.Id == outcome)?.Label;
    }

    /// <summary>Returns an answer that was shared; where both answered, it is the reader's own.</summary>
    private static string? Answered(CardModel model, string id, string field)
    {
        if (model.Script.Find(id) is not WriteStep step)
            return null;
        var side = model.Position.SideOf(step.Who) ?? model.Reader ?? model.Position.First;
        var answer = model.ShownBy(side, id)?[field]?.Reveal();
        return answer is null ? null : Forms.Readable(step.Form.Concat(step.Deeper).FirstOrDefault(f => f.Id == field), answer, model);
    }
}
