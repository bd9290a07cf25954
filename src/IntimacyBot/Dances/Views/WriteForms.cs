using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Dances.Views;

/// <summary>Builds the form of a step in which somebody writes, and the text above it.</summary>
internal static class WriteForms
{
    public static Reply.Form Of(
        InteractionContext interaction,
        CardModel model,
        WriteStep step,
        AuthorWords.FormAnswers? written,
        string? beginning,
        bool anew = false)
    {
        IReadOnlyList<FormField> whole = [.. step.Form, .. step.Deeper.Where(f => written?[f.Id] is not null)];
        var fields = whole.Count <= ScriptKeywords.MostFields ? whole : step.Form;
        var key = model.Position.Key(step.Id);
        var above = Above(model, step) is var says && OwnLoopView.Text(model) is { } loop
            ? GatePages.Joined([loop, says], between: "\n\n")
            : says;
        if (model.Id != Guid.Empty || step.Form.All(f => f.Vary.Count == 0))
        {
            var purpose = anew ? FormPurpose.Anew : FormPurpose.Step;
            return Form(new FormId(model.Id, model.Script.Id, key, purpose, interaction.FormOpening, model.Choices));
        }

        return Form(new FirstFormId(
            model.Script.Id,
            key,
            interaction.FormOpening,
            QuestionDates.Of(written?.Asked ?? model.Week),
            model.Choices));

        Reply.Form Form<T>(T id)
            where T : struct, ICustomId => new(Forms.Of(model, id, fields, written, beginning, above));
    }

    /// <summary>
    /// Returns the text above a step's form: the last words that the other wrote in this round or, before the other is called, what the
    /// step says.
    /// </summary>
    public static string? Above(CardModel model, WriteStep step)
    {
        var me = model.Reader;
        if (model.Dance is Dance.Preparing)
            return GatePages.AboveForm(model, step);
        if (model.Dance is not Dance.Dancing || step.Who == Who.Both)
            return null;
        var round = $"{model.Position.Round}.";
        var last = model.Dance.Posts.LastOrDefault(p =>
            p.Kind == RoomPostKind.Words && p.By.Length == 1 && p.By[0] != me && p.Key.StartsWith(round, StringComparison.Ordinal));
        return last is null ? null : Forms.Theirs(model, WordsView.Body(model, last));
    }
}
