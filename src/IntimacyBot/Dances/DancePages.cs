using Discord.Models;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices;
using NodaTime;

namespace IntimacyBot.Dances;

/// <summary>The private pages around a dance. Pure.</summary>
internal static class DancePages
{
    public static Reply.Page Preview(CardModel scene, WriteStep step, AuthorWords.Draft draft, bool readersChanged, bool deeper, IReadOnlyList<Script>? offered = null)
    {
        var both = step.Who == Who.Both;
        var body = new List<Component>
        {
            PageBuilder.Text(scene.Say(step.Common ? DanceText.PreviewCommon : both ? DanceText.PreviewBoth : DanceText.Preview, ("partner", scene.Partner))),
            WordsView.Framed(WordsView.Fields(scene, step.Id, RoomPostKind.Words, draft.Text)),
        };
        if (scene.Dance is Dance.Paused { HasRoom: true })
            body.Add(PageBuilder.Text(scene.Say(DanceText.PausedDraft)));
        if (step.Owning)
            body.Add(PageBuilder.Text(scene.Say(DanceText.PreviewOwning)));
        if (step.Form.Any(f => f.Private))
            body.Add(PageBuilder.Text("-# " + scene.Say(DanceText.PreviewPrivate)));
        if (readersChanged)
            body.Add(PageBuilder.Text(scene.Say(DanceText.ReadersChanged)));
        body.Add(PageBuilder.Row(
            PageBuilder.Likely(scene.Say(DanceText.LabelShare), new PreviewId(scene.Id, draft.Key, PreviewAct.Share, draft.Fingerprint)),
            PageBuilder.Quiet(scene.Say(DanceText.LabelEdit), new PreviewId(scene.Id, draft.Key, PreviewAct.Edit)),
            PageBuilder.Quiet(scene.Say(DanceText.LabelKeep), new PreviewId(scene.Id, draft.Key, PreviewAct.Keep)),
            PageBuilder.Quiet(scene.Say(DanceText.LabelDiscard), new PreviewId(scene.Id, draft.Key, PreviewAct.Discard))));
        if (deeper)
            body.Add(PageBuilder.Row(PageBuilder.Quiet(scene.Say(DanceText.LabelDeeper), new PreviewId(scene.Id, draft.Key, PreviewAct.Deeper))));
        return Page(scene, [.. body, .. Offers(scene, DanceText.OfferedBeside, offered ?? [])]);
    }

    /// <summary>Words that have no preview and could not be said: they stand in the form again when it is opened.</summary>
    public static Reply.Page Kept(CardModel scene, AuthorWords.Draft draft) => Page(scene,
    [
        PageBuilder.Text(scene.Say(scene.Dance is Dance.Paused ? DanceText.PausedWords : DanceText.KeptWords)),
        WordsView.Framed(WordsView.Fields(scene, draft.Key.Split('.')[1], RoomPostKind.Words, draft.Text)),
        PageBuilder.Row(PageBuilder.Quiet(scene.Say(DanceText.LabelDiscard), new PreviewId(scene.Id, draft.Key, PreviewAct.Discard))),
    ]);

    /// <summary>The one who asked: it waits, and may be taken back.</summary>
    public static Reply.Page OnItsWay(CardModel scene) => Page(scene,
    [
        PageBuilder.Text(GatePages.Joined([scene.Say(Waits(scene.Dance), ("partner", scene.Partner)), Voice(scene)])),
        PageBuilder.Row(PageBuilder.Quiet(scene.Say(DanceText.LabelTakeBack), new LeadPageId(scene.Id, LeadPageAct.TakeBack))),
    ]);

    private static DanceText Waits(Dance dance) =>
        DanceRules.IsGathering(dance) ? DanceText.Gathering : dance.Posts.IsEmpty ? DanceText.AskedOnly : DanceText.OnItsWay;

    private static string? Voice(CardModel scene) =>
        scene.Dance is Dance.Asking { Aloud: true } or Dance.Paused { Inner: Dance.Asking { Aloud: true } } ? scene.Say(DanceText.Voice) : null;

    /// <summary>The words, if there were any, are back with their author.</summary>
    public static Reply.Page IsBack(CardModel scene, ReturnReason why, bool hasWords)
    {
        var text = why switch
        {
            ReturnReason.Kindly => hasWords ? DanceText.Kindly : DanceText.KindlyBare,
            ReturnReason.TakenBack => hasWords ? DanceText.TakenBack : DanceText.TakenBackBare,
            _ => hasWords ? DanceText.Unmet : DanceText.UnmetBare,
        };
        var buttons = new List<Component>();
        if (hasWords)
            buttons.Add(PageBuilder.Likely(scene.Say(DanceText.LabelMyWords), new LeadPageId(scene.Id, LeadPageAct.MyWords)));
        if (why is not ReturnReason.TakenBack)
            buttons.Add(GatePages.Minute(scene.Texts, scene.Language));
        buttons.Add(PageBuilder.Quiet(scene.Say(DanceText.LabelClose), new LeadPageId(scene.Id, LeadPageAct.Close)));
        return Page(scene, [PageBuilder.Text(scene.Say(text, ("partner", scene.Partner))), PageBuilder.Row([.. buttons])]);
    }

    public static Reply.Page HowLong(CardModel scene, bool inRoom) => Page(scene,
    [
        PageBuilder.Text(scene.Say(DanceText.HowLong)),
        PageBuilder.Row([.. Enum.GetValues<DurationChoice>().Select(t => PageBuilder.Quiet(scene.Say(Label(t)), new DurationId(scene.Id, inRoom, t)))]),
    ]);

    public static Reply.Page NotNow(CardModel scene) => Page(scene,
    [
        PageBuilder.Text(scene.Say(DanceText.NotNow)),
        PageBuilder.Row(
            PageBuilder.Likely(scene.Say(DanceText.LabelLeaveIt), new FirstCardId(scene.Id, FirstCardAct.LeaveIt)),
            PageBuilder.Quiet(scene.Say(DanceText.LabelKindly), new FirstCardId(scene.Id, FirstCardAct.Kindly))),
    ]);

    public static Reply.Page StopAsk(CardModel scene) => Page(scene,
    [
        PageBuilder.Text(scene.Say(DanceText.StopAsk)),
        PageBuilder.Row(
            PageBuilder.Grave(scene.Say(DanceText.LabelStopForBoth), new RoomActionId(scene.Id, RoomAction.StopForBoth)),
            PageBuilder.Quiet(scene.Say(DanceText.LabelGoBack), new RoomActionId(scene.Id, RoomAction.GoBack))),
    ]);

    /// <summary>What stands behind Open for whoever's move it is.</summary>
    public static Reply.Page? Opened(CardModel scene, Step? step) => step switch
    {
        PrepareStep prepare => PreparePages.Of(scene, prepare),
        ChooseStep choose => PrivateChoice(scene, choose, null),
        _ => null,
    };

    /// <summary>A private choice in the room: its options, or, once one with a sentence is picked, whether to tell it.</summary>
    public static Reply.Page PrivateChoice(CardModel scene, ChooseStep step, StepOption? picked)
    {
        if (picked?.Post is { } post)
            return Page(scene,
            [
                PageBuilder.Text(scene.Say(DanceText.ToldPreview, ("sentence", scene.Render(post)))),
                PageBuilder.Row(
                    PageBuilder.Likely(scene.Say(DanceText.LabelTell), new PickId(scene.Id, scene.Dance.Place, picked.Id, PickAct.Tell)),
                    PageBuilder.Quiet(scene.Say(DanceText.LabelKeepIt), new PickId(scene.Id, scene.Dance.Place, picked.Id, PickAct.Keep))),
            ]);
        var options = step.Options.Where(o => scene.Position.MayTake(step, o)).ToList();
        var row = options.Count <= 5
            ? PageBuilder.Row([.. options.Select(o => PageBuilder.Quiet(o.Label, new PickId(scene.Id, scene.Dance.Place, o.Id, PickAct.Choose)))])
            : PageBuilder.Row(new StringSelect(new SelectId(scene.Id, scene.Dance.Place).Write(), [.. options.Select(o => new SelectOption(o.Label, o.Id))]) { Placeholder = scene.Say(DanceText.PlaceholderChoose) });
        return Page(scene, [PageBuilder.Text(scene.Says(step) ?? scene.Script.Title), row]);
    }

    /// <summary>The way into another practice, for whoever chose it.</summary>
    public static Reply.Page Offer(CardModel scene, DanceText text, Script offered, CarryWordsId? carries = null) => Page(scene, carries is { } id
        ? [PageBuilder.Text(scene.Say(text, ("title", offered.Title))), PageBuilder.Row(PageBuilder.Quiet(offered.Title, id))]
        : Offers(scene, text, offered));

    public static IEnumerable<Component> Offers(CardModel scene, DanceText text, params IEnumerable<Script?> offered)
    {
        foreach (var script in offered.OfType<Script>())
        {
            yield return PageBuilder.Text(scene.Say(text, ("title", script.Title)));
            yield return PageBuilder.Row(PageBuilder.Quiet(script.Title, new OpenPracticeId(script.Id)));
        }
    }

    public static Reply.Page HowWasThat(CardModel scene) => Page(scene,
    [
        PageBuilder.Text(scene.Say(DanceText.HowWasThat)),
        PageBuilder.Row(
            PageBuilder.Quiet(scene.Say(DanceText.LabelFine), new ClosingId(scene.Id, ClosingAct.Fine)),
            PageBuilder.Quiet(scene.Say(DanceText.LabelTender), new ClosingId(scene.Id, ClosingAct.Tender)),
            PageBuilder.Quiet(scene.Say(DanceText.LabelHurt), new ClosingId(scene.Id, ClosingAct.Hurt))),
    ]);

    /// <summary>A page of one text, and the room where there is one.</summary>
    public static Reply.Page Plain(CardModel scene, DanceText key, Snowflake? room = null, params (string, string)[] values) =>
        Page(scene, [PageBuilder.Text(scene.Say(key, [("room", room is { } id ? $"<#{id}>" : ""), ("partner", scene.Partner), .. values]).Trim())]);

    public static Reply.Page Page(CardModel scene, IEnumerable<Component> body) => scene.Texts.Page(scene.Language, body);

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
