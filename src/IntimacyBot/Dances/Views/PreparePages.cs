using System.Text.Json.Serialization;
using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Views;

/// <summary>Builds the page of what somebody prepares alone. Nobody else ever sees it.</summary>
internal static class PreparePages
{
    public static Reply.Page Of(CardModel model, PrepareStep step)
    {
        var answers = Written(model, step);
        var only = step.Form.Count > 0 ? model.Say(DanceText.PrepareOnly) : null;
        List<Component> body =
        [
            PageBuilder.Text(GatePages.Joined([PracticeTitle.Says(model.Script, model.Says(step)), only])),
            .. OwnLoopView.Of(model),
        ];
        if (answers is { IsEmpty: false })
            body.Add(WordsView.Draft(model, step.Id, RoomPostKind.Words, answers));
        body.Add(PageBuilder.Row([.. Buttons(model, step, answers is { IsEmpty: false })]));
        return DancePages.Page(model, body);
    }

    /// <summary>Builds the form, filled with what its author wrote there before.</summary>
    public static Reply.Form Form(InteractionContext interaction, CardModel model, PrepareStep step)
    {
        var id =
            new FormId(model.Id, model.Script.Id, model.Position.Key(step.Id), FormPurpose.Prepare, interaction.FormOpening, model.Choices);
        return new Reply.Form(Forms.Of(model, id, step.Form, Written(model, step), null, null));
    }

    private static AuthorWords.FormAnswers? Written(CardModel model, PrepareStep step) =>
        model.Reader is { } me ? model.Of(me)?.Prepared.GetValueOrDefault(model.Position.Key(step.Id)) : null;

    private static IEnumerable<Component> Buttons(CardModel model, PrepareStep step, bool written)
    {
        var ready = Button(model, model.Say(DanceText.LabelReady), PrepareAct.Ready, likely: written || step.Form.Count == 0);
        var write = Button(model, model.Say(written ? DanceText.LabelEdit : DanceText.LabelWrite), PrepareAct.Write, likely: !written);
        IEnumerable<Component> two = step.Form.Count == 0 ? [ready] : written ? [ready, write] : [write, ready];
        return step.Optional is { } skip ? two.Append(Button(model, skip, PrepareAct.Skip, likely: false)) : two;
    }

    private static Button Button(CardModel model, string label, PrepareAct act, bool likely)
    {
        var id = new PrepareId(model.Id, model.Script.Id, model.Choices, model.Dance.Place, act);
        return likely ? PageBuilder.Likely(label, id) : PageBuilder.Quiet(label, id);
    }
}
