using IntimacyBot.Couples;
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
    /// Returns the text above a step's form: what the other has said since the writer's own last words or, before the other is called, what
    /// the step says.
    /// </summary>
    public static string? Above(CardModel model, WriteStep step) =>
        model.Dance is Dance.Preparing ? GatePages.AboveForm(model, step)
        : model is { Dance: Dance.Dancing, Reader: { } me } ? Forms.Theirs(model, me.Other(), Said(model, me))
        : null;

    /// <summary>
    /// Returns what is answered here. On a card of both that is the other's half. What the other only said back is the writer's own, and
    /// the second of two turns begins anew, as each round does.
    /// </summary>
    private static string? Said(CardModel model, Side me)
    {
        var round = $"{model.Position.Round}.";
        var said = model.Dance.Posts.Where(p => p.Key.StartsWith(round, StringComparison.Ordinal)
            && (p.Exchanged || !model.Position.Exchanged)).ToList();
        var own = said.FindLastIndex(p => p.Kind == RoomPostKind.Words && p.By.Contains(me));
        var texts = said.Skip(Math.Max(own, 0)).Where(p => IsAnswered(p.Kind) && p.By.Contains(me.Other()))
            .Select(p => WordsView.Body(model, p, me.Other())).OfType<string>().ToList();
        return texts.Count == 0 ? null : string.Join("\n\n", texts);
    }

    private static bool IsAnswered(RoomPostKind kind) =>
        kind is RoomPostKind.Words or RoomPostKind.Addition or RoomPostKind.Part or RoomPostKind.Told;
}
