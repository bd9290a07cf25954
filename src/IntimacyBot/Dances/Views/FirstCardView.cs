using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Views;

/// <summary>Builds the pages of the called person. They show no words of the other.</summary>
internal static class FirstCardView
{
    private const int MostButtons = 5;

    public static Reply.Page Page(CardModel model)
    {
        if (model.Dance is Dance.Asking { Arrived: not null, WaitsForBoth: false })
            return OpensWithLead(model);
        var choose = DanceRules.ChosenOnCard(model.Script, model.Dance);
        var later = new Component[]
        {
            PageBuilder.Quiet(model.Say(DanceText.LabelNeedTime), new FirstCardId(model.Id, FirstCardAct.NeedTime)),
            PageBuilder.Quiet(model.Say(DanceText.LabelNotNow), new FirstCardId(model.Id, FirstCardAct.NotNow)),
        };
        return DanceRules.IsWaitingForBoth(model.Dance)
            ? DancePages.Page(model, [PageBuilder.Text(Gathers(model)), PageBuilder.Row([Write(model), .. later])])
            : DancePages.Page(model, [PageBuilder.Text(Says(model, choose)), Until(model), .. Rows(Here(model, choose), later)]);
    }

    /// <summary>Says that the person who asked is asked something first. It does not say what.</summary>
    public static Reply.Page OpensWithLead(CardModel model) =>
        DancePages.Plain(model, DanceText.OpensWithLead, values: ("lead", model.Name(model.Position.Starter))) with
        {
            Describes = model.State,
        };

    /// <summary>Builds the page once the room is open: what helps to listen, who can read the room, and the link to it.</summary>
    /// <param name="model">The dance from the side of the person who came.</param>
    /// <param name="room">The room's channel; null if Discord does not show it yet.</param>
    /// <param name="readers">The people who can read the room; null if that is not known.</param>
    public static IEnumerable<Component> Came(CardModel model, Snowflake? room, RoomReaders? readers)
    {
        yield return PageBuilder.Text(model.Say(room is null ? DanceText.RoomOpens : HereText(model.Script)));
        yield return PageBuilder.Small(GatePages.Joined([
            readers is null ? null : ReadersView.OfTheRoom(model, readers), model.Say(DanceText.GateGuidance)]));
        foreach (var own in DancePages.OwnAskBack(model))
            yield return own;
        if (room is { } id)
            yield return PageBuilder.Row(DancePages.GoIn(model, id));
    }

    /// <summary>Where nothing hard is said, nobody is told how to listen to it.</summary>
    private static DanceText HereText(Script script) => script.NeedsReadiness ? DanceText.HerePage : DanceText.HerePageLight;

    /// <summary>Returns the text of the choice on the card; without one, the practice's own invitation.</summary>
    private static string Says(CardModel model, ChooseStep? choose) => model.Says(choose) is { } says
        ? PracticeTitle.Says(model.Script, says, GatePages.About(model))
        : GatePages.Joined([$"### {Invites(model)}", Asks(model)]);

    /// <summary>Returns the practice's own invitation.</summary>
    public static string Invites(CardModel model) => model.Script.Invites is { } invites
        ? model.Render(invites)
        : model.Say(DanceText.FirstCard, ("lead", model.Name(model.Position.Starter)));

    private static string Asks(CardModel model)
    {
        var asks = model.Script.Asks is { } own ? model.Render(own)
            : model.Script.NeedsReadiness ? model.Say(DanceText.FirstCardListen)
            : null;
        return GatePages.Joined([GatePages.About(model), asks, model.Say(DanceText.FirstCardNo)], between: " ");
    }

    /// <summary>Says until when the card waits; to whoever asked for time, when their bell rings for it.</summary>
    private static TextDisplay Until(CardModel model) => PageBuilder.Small(GatePages.Joined([
        model.Dance is Dance.Paused { Why: PauseReason.Time } asked
            ? model.Say(DanceText.FirstCardTime, ("time", asked.Until.Moment()))
            : model.Say(DanceText.FirstCardUntil, ("until", AskerPages.CardUntil(model.Dance).Moment())),
        Crosses(model)]));

    /// <summary>Says that the reader asks, too, and what becomes of their own ask; null if they ask nothing.</summary>
    private static string? Crosses(CardModel model) => model.OwnAsk switch
    {
        null => null,
        { IsSame: true } when model.Script.Steps[0] is QuietStep { Together: true } =>
            model.Say(DanceText.FirstCardSameAsk, ("here", Answers(model))),
        _ => model.Say(DanceText.FirstCardOwnAsk, ("partner", model.Partner)),
    };

    /// <summary>Where nobody leads, the text does not say who began.</summary>
    private static string Gathers(CardModel model) => GatePages.Joined([
        PracticeTitle.Of(model.Script),
        model.Says(model.Position.Current(model.Script)),
        model.Say(DanceText.GatherCard, ("minutes", GatePages.About(model)))]);

    /// <summary>The other writes as if nobody had begun, so that the button tells nothing.</summary>
    private static Button Write(CardModel model) => model.Script.NeedsReadiness
        ? PageBuilder.Likely(model.Say(DanceText.LabelWrite), new OpenPracticeId(model.Script.Id))
        : PageBuilder.Likely(model.Say(DanceText.LabelWrite), new GateId(Guid.Empty, model.Script.Id, "", GateAct.Write));

    /// <summary>
    /// Builds the button on /home for somebody who asked for more time. It answers that they come or, where they choose how, shows the card
    /// again.
    /// </summary>
    public static Button Come(CardModel model) =>
        DanceRules.IsWaitingForBoth(model.Dance) || DanceRules.ChosenOnCard(model.Script, model.Dance) is not null
            ? PageBuilder.Quiet(model.Say(DanceText.LabelOpen), new FirstCardId(model.Id, FirstCardAct.Back))
            : PageBuilder.Quiet(HereLabel(model), new FirstCardId(model.Id, FirstCardAct.Here));

    /// <summary>
    /// Returns the labels on the card with which the called person comes, in quotation marks, as the person who asked reads them. They
    /// follow from the practice and from what was asked alone.
    /// </summary>
    public static string Answers(CardModel model)
    {
        var choose = DanceRules.ChosenOnCard(model.Script, model.Dance);
        string[] labels = choose is null ? [HereLabel(model)] : [.. choose.Options.Where(o => !o.Refer).Select(o => o.Label)];
        return string.Join(" / ", labels.Select(label => model.Say(DanceText.QuotedLabel, ("label", label))));
    }

    private static string HereLabel(CardModel model) => model.Script.Here ?? model.Say(DanceText.LabelHere);

    /// <summary>No answer is highlighted, because a no is as welcome as a yes.</summary>
    private static Component[] Here(CardModel model, ChooseStep? choose) => choose switch
    {
        null => [PageBuilder.Quiet(HereLabel(model), new FirstCardId(model.Id, FirstCardAct.Here))],
        { Options.Count: > MostButtons } => [Select(model, choose)],
        _ => [.. choose.Options.Select(o => PageBuilder.Quiet(o.Label, new PresenceOptionId(model.Id, o.Id)))],
    };

    private static StringSelect Select(CardModel model, ChooseStep choose) =>
        new(new PresenceSelectId(model.Id).Write(), [.. choose.Options.Select(o => new SelectOption(o.Label, o.Id))])
        {
            Placeholder = model.Say(DanceText.PlaceholderChoose),
        };

    private static IEnumerable<ActionRow> Rows(Component[] here, Component[] later) =>
        here is [Button] ? [PageBuilder.Row([.. here, .. later])] : [PageBuilder.Row(here), PageBuilder.Row(later)];
}
