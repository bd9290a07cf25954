using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.Dances.Views;

/// <summary>Builds the pages of the person who asked, while it waits and when it came back.</summary>
internal static class AskerPages
{
    /// <summary>
    /// Says that the ask waits and can be taken back. The page is the same whatever the other does with it. If the other asks something,
    /// too, it leads to their card.
    /// </summary>
    public static Reply.Page Waits(CardModel model, PartnerAsk? asked = null)
    {
        (string, string)[] values =
            [("partner", model.Partner), ("until", CardUntil(model.Dance).Moment()), ("here", FirstCardView.Answers(model))];
        var body = new List<Component> { PageBuilder.Text(model.Say(WaitsText(model.Dance), values)) };
        if (!DanceRules.IsWaitingForBoth(model.Dance))
            body.Add(PageBuilder.Small(GatePages.Joined([
                IsAloud(model.Dance) ? model.Say(DanceText.Voice) : null, model.Say(DanceText.WaitsSmall)])));
        else if (model.Dance is Dance.Asking { Quiet: true })
            body.Add(PageBuilder.Small(model.Say(DanceText.GatheringQuiet, ("partner", model.Partner))));
        if (asked is not null)
            body.Add(WaitingLines.AlsoAsked(asked));
        body.Add(PageBuilder.Row(TakeBack(model)));
        return DancePages.Page(model, body) with { Describes = model.State };
    }

    /// <summary>Says that the time that the other asked for is over, and that their card can be answered again.</summary>
    public static Reply.Page TimeIsUp(CardModel model) => DancePages.Page(model,
    [
        PageBuilder.Text(model.Say(
            DanceText.TimeIsUp, ("partner", model.Partner), ("until", CardUntil(model.Dance).Moment()))),
        PageBuilder.Row(TakeBack(model)),
    ]) with
    { Describes = model.State };

    /// <summary>Asks the author once more, because the other is here and more people can read than when the words were shared.</summary>
    public static Reply.Page MoreReaders(CardModel model, string names) => DancePages.Page(model,
    [
        PageBuilder.Text(model.Say(DanceText.MoreReaders, ("names", names))),
        PageBuilder.Row(Button(model, DanceText.LabelAllTheSame, LeadPageAct.ShareAllTheSame), TakeBack(model)),
    ]);

    /// <summary>Says that the ask came back, with its words if there were any.</summary>
    public static Reply.Page IsBack(CardModel model, ReturnReason why, bool hasWords) => why switch
    {
        ReturnReason.Kindly => Kindly(model, hasWords),
        ReturnReason.TakenBack or ReturnReason.RoomOpened => TakenBack(model, hasWords),
        _ => Lapsed(model, hasWords),
    };

    /// <summary>Returns until when the other's card can be answered, whether or not they have asked for time.</summary>
    public static Instant CardUntil(Dance dance) => dance switch
    {
        Dance.Asking asking => asking.Until,
        Dance.Paused { Inner: Dance.Asking asking } => asking.Until,
        _ => dance.Due ?? default,
    };

    private static Reply.Page Lapsed(CardModel model, bool hasWords)
    {
        var again = Button(model, DanceText.LabelAskAgain, LeadPageAct.AskAgain);
        var minute = GatePages.Minute(model.Texts, model.Language);
        ActionRow[] rows = hasWords
            ? [PageBuilder.Row(again, MyWords(model)), PageBuilder.Row(minute, LetItBe(model))]
            : [PageBuilder.Row(again, minute, LetItBe(model))];
        return DancePages.Page(model, [PageBuilder.Text(model.Say(hasWords ? DanceText.Unmet : DanceText.UnmetBare)), .. rows]);
    }

    /// <summary>The other's message is shown in the other's colour, because these are the other's words.</summary>
    private static Reply.Page Kindly(CardModel model, bool hasWords)
    {
        var other = model.Reader!.Value.Other();
        var color = PersonColor.Of(model.Couple[other].User, model.Couple[other.Other()].User);
        var name = (model with { Reader = null }).Name(other);
        var words = PageBuilder.Text($"**{color.Dot} {name}**\n## {model.Say(DanceText.KindlySentence)}");
        var body = new List<Component> { new Container([words]) { AccentColor = color.Accent } };
        if (hasWords)
            body.Add(PageBuilder.Small(model.Say(DanceText.WordsAreBack)));
        Component[] first = hasWords ? [MyWords(model)] : [];
        body.Add(PageBuilder.Row([.. first, GatePages.Minute(model.Texts, model.Language), LetItBe(model)]));
        return DancePages.Page(model, body);
    }

    private static Reply.Page TakenBack(CardModel model, bool hasWords) => hasWords
        ? DancePages.Page(model,
        [
            PageBuilder.Text(model.Say(DanceText.TakenBack)),
            PageBuilder.Small(GatePages.Joined([
                Seen(model), model.Say(DanceText.InMyWords, ("until", (model.Dance.Due ?? model.Now).Day()))])),
            PageBuilder.Row(MyWords(model)),
        ])
        : DancePages.Page(
            model,
            [
                PageBuilder.Text(model.Say(DanceText.TakenBackBare)),
                .. Seen(model) is { } seen ? [PageBuilder.Small(seen)] : Array.Empty<Component>(),
            ]);

    /// <summary>
    /// Says that the ask may have been seen, whatever the other did with it; null where nobody was asked, because each writes alone.
    /// </summary>
    private static string? Seen(CardModel model) =>
        model.Script.OpensBoth ? null : model.Say(DanceText.TakenBackSeen, ("partner", model.Partner));

    private static DanceText WaitsText(Dance dance) => DanceRules.IsWaitingForBoth(dance) ? DanceText.Gathering
        : dance.Posts.IsEmpty ? DanceText.AskedOnly
        : DanceText.OnItsWay;

    private static bool IsAloud(Dance dance) =>
        dance is Dance.Asking { Aloud: true } or Dance.Paused { Inner: Dance.Asking { Aloud: true } };

    private static Button TakeBack(CardModel model) => Button(model, DanceText.LabelTakeBack, LeadPageAct.TakeBack);

    private static Button MyWords(CardModel model) => Button(model, DanceText.LabelMyWords, LeadPageAct.MyWords);

    private static Button LetItBe(CardModel model) => Button(model, DanceText.LabelLetItBe, LeadPageAct.Close);

    private static Button Button(CardModel model, DanceText label, LeadPageAct act) =>
        PageBuilder.Quiet(model.Say(label), new LeadPageId(model.Id, act));
}
