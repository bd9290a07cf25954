using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.Dances.Views;

/// <content>Shows words that were written and not shared.</content>
internal static partial class DancePages
{
    /// <summary>
    /// Shows words that have no preview and could not be shared. They fill the form again when it is opened. What the page says of a pause
    /// goes when the pause does.
    /// </summary>
    public static Reply.Page Kept(CardModel model, AuthorWords.Draft draft)
    {
        var page = Page(model,
        [
            PageBuilder.Text(model.Say(model.Dance is Dance.Paused ? DanceText.PausedWords : DanceText.KeptWords)),
            WordsView.Draft(model, ScriptPosition.StepOf(draft.Key), RoomPostKind.Words, draft.Text),
            PageBuilder.Row(PageBuilder.Quiet(model.Say(DanceText.LabelDiscard), new PreviewId(model.Id, draft.Key, PreviewAct.Discard))),
        ]);
        page = page with { InClosedThread = InClosedRoom(model, draft, kept: true) };
        return model.Dance is Dance.Paused paused
            ? page with { Describes = model.State, Afterwards = Kept(model with { Dance = paused.Inner }, draft).Components }
            : page;
    }

    /// <summary>Shows words whose room has closed before they were shared. They can be copied and discarded.</summary>
    public static Reply.Page Unsent(CardModel model, AuthorWords.Draft draft, Instant until) => Page(model,
    [
        PageBuilder.Text(model.Say(DanceText.UnsentWords)),
        WordsView.Draft(model, ScriptPosition.StepOf(draft.Key), RoomPostKind.Words, draft.Text),
        PageBuilder.Small(model.Say(DanceText.KeptUntil, ("until", until.Day()))),
        PageBuilder.Row(PageBuilder.Quiet(model.Say(DanceText.LabelDiscard), new PreviewId(model.Id, draft.Key, PreviewAct.Discard))),
    ]);

    /// <summary>Returns what a page with words of a draft shows once its room has closed; nothing was shared from it then.</summary>
    public static IReadOnlyList<Component> InClosedRoom(CardModel model, AuthorWords.Draft draft, bool kept) =>
    [
        PageBuilder.Text(GatePages.Joined([model.Say(DanceText.NotShared), kept ? model.Say(DanceText.NotSharedKept) : null])),
        WordsView.Draft(model, ScriptPosition.StepOf(draft.Key), RoomPostKind.Words, draft.Text),
    ];
}
