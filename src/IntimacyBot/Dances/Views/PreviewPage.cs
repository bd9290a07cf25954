using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Views;

/// <summary>Builds the page between writing and sharing, which shows the words as the other will read them.</summary>
internal static class PreviewPage
{
    /// <param name="model">The dance from the side of the author.</param>
    /// <param name="step">The step that was answered.</param>
    /// <param name="draft">The words that were written.</param>
    /// <param name="more">The people who can read the room now and could not before; empty if there are none.</param>
    /// <param name="offered">The practices to which the picks lead.</param>
    /// <param name="kept">The time until which the words are kept; null on the page that comes after the form.</param>
    /// <param name="inPause">True for the page as it stands while the room is paused.</param>
    public static Reply.Page Of(
        CardModel model,
        WriteStep step,
        AuthorWords.Draft draft,
        string more = "",
        IReadOnlyList<Script>? offered = null,
        Instant? kept = null,
        bool inPause = false)
    {
        // What the page says of a pause goes when the pause does.
        if (model.Dance is Dance.Paused { HasRoom: true } paused && !inPause)
            return Of(model, step, draft, more, offered, kept, inPause: true) with
            {
                Describes = model.State,
                Afterwards = Of(model with { Dance = paused.Inner }, step, draft, more, offered, kept).Components,
            };
        var body = new List<Component>
        {
            PageBuilder.Text(model.Say(TitleOf(model, step), ("partner", model.Partner), ("skip", step.Optional ?? ""))),
            WordsView.Draft(model, step.Id, RoomPostKind.Words, draft.Text),
        };
        foreach (var text in Texts(model, step, more))
            body.Add(PageBuilder.Text(text));
        var small = GatePages.Joined([
            step.Form.Any(f => f.Private) ? model.Say(DanceText.PreviewPrivate) : null,
            kept is { } until ? model.Say(DanceText.KeptUntil, ("until", until.Day())) : null]);
        if (small.Length > 0)
            body.Add(PageBuilder.Small(small));
        body.AddRange(Rows(model, step, draft));
        (string, string)[] labels = [("keep", model.Say(DanceText.LabelKeep)), ("discard", model.Say(DanceText.LabelDiscard))];
        body.Add(PageBuilder.Small(model.Say(DanceText.PreviewKeep, labels)));
        return DancePages.Page(model, [.. body, .. DancePages.Offers(model, DanceText.OfferedBeside, offered ?? [])]) with
        {
            InClosedThread = DancePages.InClosedRoom(model, draft, kept: !step.Common),
        };
    }

    private static DanceText TitleOf(CardModel model, WriteStep step) => step switch
    {
        { Common: true } => DanceText.PreviewCommon,
        { Who: Who.Both } when model.Dance is Dance.Dancing { StepState: StepState.Writing { OneIsIn: true } } => DanceText.PreviewSecond,
        { Who: Who.Both, Optional: not null } => DanceText.PreviewOptional,
        { Who: Who.Both } => DanceText.PreviewBoth,
        _ => DanceText.Preview,
    };

    private static IEnumerable<string> Texts(CardModel model, WriteStep step, string more)
    {
        if (model.Dance is Dance.Paused { HasRoom: true })
            yield return model.Say(DanceText.PausedDraft);
        if (step.Owning)
            yield return model.Say(DanceText.PreviewOwning);
        if (step.Attuning)
            yield return model.Say(DanceText.PreviewAttuning);
        if (more.Length > 0)
            yield return model.Say(DanceText.ReadersChanged, ("names", more));
    }

    private static IEnumerable<ActionRow> Rows(CardModel model, WriteStep step, AuthorWords.Draft draft)
    {
        var share =
            PageBuilder.Likely(model.Say(DanceText.LabelShare), new PreviewId(model.Id, draft.Key, PreviewAct.Share, draft.Fingerprint));
        // Discord takes a required text of invisible characters for one. There is nothing to share then; the rest waits to be completed.
        Button[] first = Forms.Lacks(step.Form, draft.Text) ? [] : [share];
        yield return PageBuilder.Row(
            [.. first, Button(DanceText.LabelEdit, PreviewAct.Edit), Button(DanceText.LabelKeep, PreviewAct.Keep)]);
        var discard = Button(DanceText.LabelDiscard, PreviewAct.Discard);
        yield return step.Deeper.Any(f => draft.Text[f.Id] is null)
            ? PageBuilder.Row(discard, Button(DanceText.LabelDeeper, PreviewAct.Deeper))
            : PageBuilder.Row(discard);

        Button Button(DanceText label, PreviewAct act) => PageBuilder.Quiet(model.Say(label), new PreviewId(model.Id, draft.Key, act));
    }
}
