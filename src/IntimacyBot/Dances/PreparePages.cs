using System.Text.Json.Serialization;
using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>What somebody prepares alone: a page that nobody else ever sees. Pure.</summary>
internal static class PreparePages
{
    public static Reply.Page Of(CardModel scene, PrepareStep step)
    {
        var answers = Written(scene, step);
        var body = new List<Component> { PageBuilder.Text(GatePages.Joined([$"### {scene.Script.Title}", scene.Says(step), step.Form.Count > 0 ? scene.Say(DanceText.PrepareOnly) : null])) };
        if (answers is { IsEmpty: false })
            body.Add(WordsView.Framed(WordsView.Fields(scene, step.Id, RoomPostKind.Words, answers)));
        body.Add(PageBuilder.Row([.. Buttons(scene, step, answers is { IsEmpty: false })]));
        return DancePages.Page(scene, body);
    }

    /// <summary>The form, with what its author wrote there before.</summary>
    public static Reply.Form Form(InteractionContext ask, CardModel scene, PrepareStep step)
    {
        var id = new FormId(scene.Id, scene.Script.Id, scene.Position.Key(step.Id), FormPurpose.Prepare, ask.FormOpening, scene.Trail);
        return new Reply.Form(Forms.Of(scene, id, step.Form, Written(scene, step), null, null));
    }

    private static AuthorWords.FormAnswers? Written(CardModel scene, PrepareStep step) =>
        scene.Reader is { } me ? scene.Of(me)?.Prepared.GetValueOrDefault(scene.Position.Key(step.Id)) : null;

    private static IEnumerable<Component> Buttons(CardModel scene, PrepareStep step, bool written)
    {
        var ready = Button(scene, scene.Say(DanceText.LabelReady), PrepareAct.Ready, likely: written || step.Form.Count == 0);
        var write = Button(scene, scene.Say(written ? DanceText.LabelEdit : DanceText.LabelWrite), PrepareAct.Write, likely: !written);
        IEnumerable<Component> two = step.Form.Count == 0 ? [ready] : written ? [ready, write] : [write, ready];
        return step.Optional is { } skip ? two.Append(Button(scene, skip, PrepareAct.Skip, likely: false)) : two;
    }

    private static Button Button(CardModel scene, string label, PrepareAct act, bool likely)
    {
        var id = new PrepareId(scene.Id, scene.Script.Id, scene.Trail, scene.Dance.Place, act);
        return likely ? PageBuilder.Likely(label, id) : PageBuilder.Quiet(label, id);
    }
}
