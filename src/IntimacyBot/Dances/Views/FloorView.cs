using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Views;

/// <summary>
/// Builds the floor card, which is always the last message of the room. It says whose turn it is and what there is to do, and has the
/// buttons for it.
/// </summary>
internal static class FloorView
{
    private const int MostButtons = 5;
    private const int MostLongButtons = 3;
    private const int LongLabel = 12;

    public static IReadOnlyList<Component> Card(CardModel model) => model.Dance switch
    {
        Dance.Dancing d => Floor(model, d),
        Dance.Paused r => Rest(model, r),
        Dance.Closing c => LastCardView.Closing(model, c),
        Dance.Over o => LastCardView.Over(model, o),
        _ => [],
    };

    /// <summary>
    /// True when the card that is shown is of the same person's private step before this one. For the other nothing has changed, and the
    /// person goes on in their own page, so the card stays where it is.
    /// </summary>
    /// <param name="model">What the card is to show.</param>
    /// <param name="shownPlace">The place in the dance of the card that is shown.</param>
    public static bool GoesOnInPlace(CardModel model, string shownPlace)
    {
        if (model.Dance is not Dance.Dancing { StepState.Holders: [var holder], MovedBy: { } by, MovedFrom: { } from } d || by != holder)
            return false;
        var before = from.Split('.', ':').ElementAtOrDefault(1) ?? "";
        return shownPlace == from && IsPrivate(model.Script.Find(before)) && IsPrivate(d.Position.Current(model.Script));
    }

    private static bool IsPrivate(Step? step) =>
        step is ChooseStep { Private: true, Who: not Who.Both } or PrepareStep { Who: not Who.Both };

    /// <summary>Builds a card from its text, its small line and its rows.</summary>
    public static IReadOnlyList<Component> Framed(PersonColor? color, string text, string? small, params IEnumerable<Component> rows) =>
    [
        new Container([PageBuilder.Text(text), .. small is null ? (Component[])[] : [PageBuilder.Small(small)], .. rows])
        {
            AccentColor = color?.Accent,
        },
    ];

    private static IReadOnlyList<Component> Floor(CardModel model, Dance.Dancing d)
    {
        var lines = FloorLines.Of(model, d);
        return Framed(lines.Color, lines.Text, lines.Small, [.. Buttons(model, d), Ways(model)]);
    }

    private static ActionRow Ways(CardModel model) => PageBuilder.Row(
        PageBuilder.Quiet(model.Say(DanceText.LabelPause), new RoomActionId(model.Id, RoomAction.Pause)),
        PageBuilder.Quiet(model.Say(DanceText.LabelStop), new RoomActionId(model.Id, RoomAction.Stop)));

    private static IReadOnlyList<Component> Rest(CardModel model, Dance.Paused r)
    {
        var pick = PageBuilder.Quiet(model.Say(DanceText.LabelPickUp), new RoomActionId(model.Id, RoomAction.PickUp));
        var stop = PageBuilder.Quiet(model.Say(DanceText.LabelStop), new RoomActionId(model.Id, RoomAction.Stop));
        return r.Why switch
        {
            PauseReason.Pause => Framed(
                null,
                model.Say(DanceText.Paused, ("time", CardModel.When(r.Until))),
                model.Say(DanceText.PausedSmall),
                PageBuilder.Row(pick, stop)),
            PauseReason.OpenPause => Framed(
                null,
                model.Say(DanceText.PausedOpen),
                model.Say(DanceText.PausedOpenSmall, ("time", CardModel.Date(r.FreeAt ?? r.Until))),
                PageBuilder.Row(pick, stop)),
            _ => Framed(
                null,
                model.Say(DanceText.Parked),
                model.Say(DanceText.ParkedSmall, ("time", CardModel.Day(r.Until))),
                PageBuilder.Row(pick)),
        };
    }

    private static IEnumerable<ActionRow> Buttons(CardModel model, Dance.Dancing d)
    {
        var step = d.Position.Current(model.Script);
        if (d.StepState is StepState.Choosing && step is ChooseStep { Private: false } choose)
            foreach (var row in Options(model, d, choose))
                yield return row;
        var gate = DanceRules.AsksGate(model.Script, d);
        var buttons = (gate ? [FloorAct.Open] : Acts(d, step)).Select(act => Button(model, d, act)).ToList();
        if (step is { Optional: { } skip } && !gate && IsSkipped(d.StepState))
            buttons.Add(PageBuilder.Quiet(skip, new FloorId(model.Id, d.Place, FloorAct.Skip)));
        foreach (var row in Rows(buttons))
            yield return row;
        if (!gate && d.StepState is StepState.Writing && step is WriteStep { Starters.Count: > 0 } write)
            yield return Starters(model, write, new StarterId(model.Id, model.Script.Id, d.Place));
    }

    /// <summary>A row has at most three buttons with long labels, because a phone would wrap them otherwise.</summary>
    public static IEnumerable<ActionRow> Rows(IReadOnlyList<Button> buttons)
    {
        var most = buttons.Any(b => b.Label?.Length > LongLabel) ? MostLongButtons : MostButtons;
        return buttons.Chunk(most).Select(row => PageBuilder.Row([.. row]));
    }

    public static ActionRow Starters(CardModel model, WriteStep step, StarterId id) => PageBuilder.Row(new StringSelect(
        id.Write(),
        [.. step.Starters.Select((s, i) => new SelectOption(
            ScriptText.Beginning(s),
            i.ToString(System.Globalization.CultureInfo.InvariantCulture)))])
    {
        Placeholder = model.Say(DanceText.PlaceholderStarters),
    });

    private static bool IsSkipped(StepState state) => state
        is StepState.Writing or StepState.Choosing or StepState.Listening
        or StepState.Settling or StepState.Quieting or StepState.Revealing or StepState.Showing;

    private static IEnumerable<FloorAct> Acts(Dance.Dancing d, Step? step) => d.StepState switch
    {
        StepState.Writing { Writers.Length: 1 } when step is WriteStep { Aloud: true } => [FloorAct.Write, FloorAct.Aloud],
        StepState.Writing => [FloorAct.Write],
        StepState.SayingAloud => [FloorAct.Said],
        StepState.Listening => [FloorAct.Write, FloorAct.Aloud, .. Enough(d)],
        StepState.Judging => [FloorAct.ThatsIt, FloorAct.Almost, .. More(d), .. Enough(d)],
        StepState.Choosing when step is ChooseStep { Private: true } => [FloorAct.Open],
        StepState.Readying => [FloorAct.Open],
        StepState.Showing when step is { Optional: not null } => [FloorAct.Recognise],
        StepState.Showing => [FloorAct.Recognise, FloorAct.GoOn],
        StepState.Settling => [FloorAct.SettleIn],
        StepState.Revealing => [FloorAct.Reveal],
        StepState.Quieting => [FloorAct.GoOn],
        StepState.Ending { SwapAsked: false } => [FloorAct.Swap, FloorAct.Close],
        StepState.Ending => [FloorAct.YesSwap, FloorAct.Close],
        _ => [],
    };

    private static FloorAct[] More(Dance.Dancing d) => DanceRules.HasAddition(d) ? [] : [FloorAct.More];

    private static FloorAct[] Enough(Dance.Dancing d) => DanceRules.MayBeCloseEnough(d.StepState) ? [FloorAct.CloseEnough] : [];

    /// <summary>
    /// A button is blue when it continues what its reader set out to do. An answer to the other is never blue, because a no is as welcome
    /// as a yes.
    /// </summary>
    private static Button Button(CardModel model, Dance.Dancing d, FloorAct act)
    {
        var id = new FloorId(model.Id, d.Place, act);
        var label = model.Say(act switch
        {
            FloorAct.Write => DanceText.LabelWrite,
            FloorAct.Aloud => DanceText.LabelAloud,
            FloorAct.Said => DanceText.LabelSaid,
            FloorAct.ThatsIt => DanceText.LabelThatsIt,
            FloorAct.Almost => DanceText.LabelAlmost,
            FloorAct.More => DanceText.LabelMore,
            FloorAct.CloseEnough => DanceText.LabelCloseEnough,
            FloorAct.GoOn => DanceText.LabelGoOn,
            FloorAct.SettleIn => DanceText.LabelSettleIn,
            FloorAct.Reveal => DanceText.LabelReveal,
            FloorAct.Recognise => DanceText.LabelRecognise,
            FloorAct.Swap => DanceText.LabelSwap,
            FloorAct.YesSwap => DanceText.LabelYesSwap,
            FloorAct.Close => DanceText.LabelThanks,
            _ => DanceText.LabelOpen,
        });
        return act is FloorAct.Write or FloorAct.Open or FloorAct.Said or FloorAct.SettleIn
            ? PageBuilder.Likely(label, id)
            : PageBuilder.Quiet(label, id);
    }

    private static IEnumerable<ActionRow> Options(CardModel model, Dance.Dancing d, ChooseStep step)
    {
        var options = step.Options.Where(o => d.Position.MayTake(step, o)).ToList();
        return options.Count <= MostButtons
            ? Rows([.. options.Select(o => PageBuilder.Quiet(o.Label, new PickId(model.Id, d.Place, o.Id, PickAct.Choose)))])
            :
            [
                PageBuilder.Row(new StringSelect(
                    new SelectId(model.Id, d.Place).Write(),
                    [.. options.Select(o => new SelectOption(o.Label, o.Id))])
                { Placeholder = model.Say(DanceText.PlaceholderChoose) }),
            ];
    }
}
