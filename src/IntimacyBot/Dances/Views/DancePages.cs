using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Views;

/// <summary>The private pages around a dance.</summary>
internal static class DancePages
{
    public static Reply.Page Preview(
        CardModel model,
        WriteStep step,
        AuthorWords.Draft draft,
        bool readersChanged,
        bool deeper,
        IReadOnlyList<Script>? offered = null)
    {
        var both = step.Who == Who.Both;
        var body = new List<Component>
        {
            PageBuilder.Text(model.Say(
                step.Common ? DanceText.PreviewCommon : both ? DanceText.PreviewBoth : DanceText.Preview,
                ("partner", model.Partner))),
            WordsView.Framed(WordsView.Fields(model, step.Id, RoomPostKind.Words, draft.Text)),
        };
        if (model.Dance is Dance.Paused { HasRoom: true })
            body.Add(PageBuilder.Text(model.Say(DanceText.PausedDraft)));
        if (step.Owning)
            body.Add(PageBuilder.Text(model.Say(DanceText.PreviewOwning)));
        if (step.Form.Any(f => f.Private))
            body.Add(PageBuilder.Text("-# " + model.Say(DanceText.PreviewPrivate)));
        if (readersChanged)
            body.Add(PageBuilder.Text(model.Say(DanceText.ReadersChanged)));
        body.Add(PageBuilder.Row(
            PageBuilder.Likely(model.Say(DanceText.LabelShare), new PreviewId(model.Id, draft.Key, PreviewAct.Share, draft.Fingerprint)),
            PageBuilder.Quiet(model.Say(DanceText.LabelEdit), new PreviewId(model.Id, draft.Key, PreviewAct.Edit)),
            PageBuilder.Quiet(model.Say(DanceText.LabelKeep), new PreviewId(model.Id, draft.Key, PreviewAct.Keep)),
            PageBuilder.Quiet(model.Say(DanceText.LabelDiscard), new PreviewId(model.Id, draft.Key, PreviewAct.Discard))));
        if (deeper)
            body.Add(
                PageBuilder.Row(PageBuilder.Quiet(
                    model.Say(DanceText.LabelDeeper),
                    new PreviewId(model.Id, draft.Key, PreviewAct.Deeper))));
        return Page(model, [.. body, .. Offers(model, DanceText.OfferedBeside, offered ?? [])]);
    }

    /// <summary>Words that have no preview and could not be said: they stand in the form again when it is opened.</summary>
    public static Reply.Page Kept(CardModel model, AuthorWords.Draft draft) => Page(model,
    [
        PageBuilder.Text(model.Say(model.Dance is Dance.Paused ? DanceText.PausedWords : DanceText.KeptWords)),
        WordsView.Framed(WordsView.Fields(model, draft.Key.Split('.')[1], RoomPostKind.Words, draft.Text)),
        PageBuilder.Row(PageBuilder.Quiet(model.Say(DanceText.LabelDiscard), new PreviewId(model.Id, draft.Key, PreviewAct.Discard))),
    ]);

    /// <summary>The one who asked: it waits, and may be taken back.</summary>
    public static Reply.Page OnItsWay(CardModel model) => Page(model,
    [
        PageBuilder.Text(GatePages.Joined([model.Say(Waits(model.Dance), ("partner", model.Partner)), Voice(model)])),
        PageBuilder.Row(PageBuilder.Quiet(model.Say(DanceText.LabelTakeBack), new LeadPageId(model.Id, LeadPageAct.TakeBack))),
    ]);

    private static DanceText Waits(Dance dance) =>
        DanceRules.IsWaitingForBoth(dance) ? DanceText.Gathering : dance.Posts.IsEmpty ? DanceText.AskedOnly : DanceText.OnItsWay;

    private static string? Voice(CardModel model) =>
        model.Dance is Dance.Asking { Aloud: true } or Dance.Paused { Inner: Dance.Asking { Aloud: true } }
            ? model.Say(DanceText.Voice)
            : null;

    /// <summary>The words, if there were any, are back with their author.</summary>
    public static Reply.Page IsBack(CardModel model, ReturnReason why, bool hasWords)
    {
        var text = why switch
        {
            ReturnReason.Kindly => hasWords ? DanceText.Kindly : DanceText.KindlyBare,
            ReturnReason.TakenBack => hasWords ? DanceText.TakenBack : DanceText.TakenBackBare,
            _ => hasWords ? DanceText.Unmet : DanceText.UnmetBare,
        };
        var buttons = new List<Component>();
        if (hasWords)
            buttons.Add(PageBuilder.Likely(model.Say(DanceText.LabelMyWords), new LeadPageId(model.Id, LeadPageAct.MyWords)));
        if (why is not ReturnReason.TakenBack)
            buttons.Add(GatePages.Minute(model.Texts, model.Language));
        buttons.Add(PageBuilder.Quiet(model.Say(DanceText.LabelClose), new LeadPageId(model.Id, LeadPageAct.Close)));
        return Page(model, [PageBuilder.Text(model.Say(text, ("partner", model.Partner))), PageBuilder.Row([.. buttons])]);
    }

    public static Reply.Page HowLong(CardModel model, bool inRoom) => Page(model,
    [
        PageBuilder.Text(model.Say(DanceText.HowLong)),
        PageBuilder.Row([.. Enum.GetValues<DurationChoice>()
            .Select(t => PageBuilder.Quiet(model.Say(Label(t)), new DurationId(model.Id, inRoom, t)))]),
    ]);

    public static Reply.Page NotNow(CardModel model) => Page(model,
    [
        PageBuilder.Text(model.Say(DanceText.NotNow)),
        PageBuilder.Row(
            PageBuilder.Likely(model.Say(DanceText.LabelLeaveIt), new FirstCardId(model.Id, FirstCardAct.LeaveIt)),
            PageBuilder.Quiet(model.Say(DanceText.LabelKindly), new FirstCardId(model.Id, FirstCardAct.Kindly))),
    ]);

    public static Reply.Page StopAsk(CardModel model) => Page(model,
    [
        PageBuilder.Text(model.Say(DanceText.StopAsk)),
        PageBuilder.Row(
            PageBuilder.Grave(model.Say(DanceText.LabelStopForBoth), new RoomActionId(model.Id, RoomAction.StopForBoth)),
            PageBuilder.Quiet(model.Say(DanceText.LabelGoBack), new RoomActionId(model.Id, RoomAction.GoBack))),
    ]);

    /// <summary>What stands behind Open for whoever's move it is.</summary>
    public static Reply.Page? Opened(CardModel model, Step? step) => step switch
    {
        PrepareStep prepare => PreparePages.Of(model, prepare),
        ChooseStep choose => PrivateChoice(model, choose, null),
        _ => null,
    };

    /// <summary>A private choice in the room: its options, or, once one with a sentence is picked, whether to tell it.</summary>
    public static Reply.Page PrivateChoice(CardModel model, ChooseStep step, StepOption? picked)
    {
        if (picked?.Post is { } post)
            return Page(model,
            [
                PageBuilder.Text(model.Say(DanceText.ToldPreview, ("sentence", model.Render(post)))),
                PageBuilder.Row(
                    PageBuilder.Likely(model.Say(DanceText.LabelTell), new PickId(model.Id, model.Dance.Place, picked.Id, PickAct.Tell)),
                    PageBuilder.Quiet(model.Say(DanceText.LabelKeepIt), new PickId(model.Id, model.Dance.Place, picked.Id, PickAct.Keep))),
            ]);
        var options = step.Options.Where(o => model.Position.MayTake(step, o)).ToList();
        var row = options.Count <= 5
            ? PageBuilder.Row(
                [.. options.Select(o => PageBuilder.Quiet(o.Label, new PickId(model.Id, model.Dance.Place, o.Id, PickAct.Choose)))])
            : PageBuilder.Row(new StringSelect(
                new SelectId(model.Id, model.Dance.Place).Write(),
                [.. options.Select(o => new SelectOption(o.Label, o.Id))])
            { Placeholder = model.Say(DanceText.PlaceholderChoose) });
        return Page(model, [PageBuilder.Text(model.Says(step) ?? model.Script.Title), row]);
    }

    /// <summary>The way into another practice, for whoever chose it.</summary>
    public static Reply.Page Offer(CardModel model, DanceText text, Script offered, CarryWordsId? carries = null) =>
        Page(model, carries is { } id
            ? [PageBuilder.Text(model.Say(text, ("title", offered.Title))), PageBuilder.Row(PageBuilder.Quiet(offered.Title, id))]
            : Offers(model, text, offered));

    public static IEnumerable<Component> Offers(CardModel model, DanceText text, params IEnumerable<Script?> offered)
    {
        foreach (var script in offered.OfType<Script>())
        {
            yield return PageBuilder.Text(model.Say(text, ("title", script.Title)));
            yield return PageBuilder.Row(PageBuilder.Quiet(script.Title, new OpenPracticeId(script.Id)));
        }
    }

    public static Reply.Page HowWasThat(CardModel model) => Page(model,
    [
        PageBuilder.Text(model.Say(DanceText.HowWasThat)),
        PageBuilder.Row(
            PageBuilder.Quiet(model.Say(DanceText.LabelFine), new ClosingId(model.Id, ClosingAct.Fine)),
            PageBuilder.Quiet(model.Say(DanceText.LabelTender), new ClosingId(model.Id, ClosingAct.Tender)),
            PageBuilder.Quiet(model.Say(DanceText.LabelHurt), new ClosingId(model.Id, ClosingAct.Hurt))),
    ]);

    /// <summary>A page of one text, and the room where there is one.</summary>
    public static Reply.Page Plain(CardModel model, DanceText key, Snowflake? room = null, params (string, string)[] values) =>
        Page(
            model,
            [PageBuilder.Text(model.Say(key, [("room", room is { } id ? $"<#{id}>" : ""), ("partner", model.Partner), .. values]).Trim())]);

    public static Reply.Page Page(CardModel model, IEnumerable<Component> body) => model.Texts.Page(model.Language, body);

    public static DanceText Label(DurationChoice time) => time switch
    {
        DurationChoice.Minutes20 => DanceText.LabelMinutes20,
        DurationChoice.Hour => DanceText.LabelHour,
        DurationChoice.FewHours => DanceText.LabelFewHours,
        DurationChoice.Tomorrow => DanceText.LabelTomorrow,
        _ => DanceText.LabelCannotSay,
    };

    public static Duration? Span(DurationChoice time) => time switch
    {
        DurationChoice.Minutes20 => Duration.FromMinutes(20),
        DurationChoice.Hour => Duration.FromHours(1),
        DurationChoice.FewHours => Duration.FromHours(4),
        DurationChoice.Tomorrow => Duration.FromHours(24),
        _ => null,
    };
}
