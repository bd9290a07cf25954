using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Views;

/// <summary>The floor card: always the last message of the room; what the step says, whose move it is, and its buttons.</summary>
internal static class FloorView
{
    private const int MostButtons = 5;

    public static IReadOnlyList<Component> Card(CardModel model) => model.Dance switch
    {
        Dance.Dancing d => Framed(model, Floor(model, d)),
        Dance.Paused r => Framed(model, Rest(model, r)),
        Dance.Closing c => Framed(model, Last(model, c)),
        Dance.Over o => Framed(model, Over(model, o)),
        _ => [],
    };

    private static Component[] Framed(CardModel model, IEnumerable<Component> parts) =>
        [new Container([PageBuilder.Text($"### {model.Script.Title}"), .. parts])];

    private static IEnumerable<Component> Floor(CardModel model, Dance.Dancing d)
    {
        yield return PageBuilder.Text(string.Join('\n', Lines(model, d).Where(l => l is not null)));
        if (Starters(model, d) is { } starters)
            yield return starters;
        foreach (var row in Buttons(model, d))
            yield return row;
        yield return PageBuilder.Row(
            PageBuilder.Quiet(model.Say(DanceText.LabelPause), new RoomActionId(model.Id, RoomAction.Pause)),
            PageBuilder.Quiet(model.Say(DanceText.LabelStop), new RoomActionId(model.Id, RoomAction.Stop)));
    }

    private static IEnumerable<string?> Lines(CardModel model, Dance.Dancing d)
    {
        var step = d.Position.Current(model.Script);
        switch (d.StepState)
        {
            case StepState.SayingAloud aloud:
                yield return model.Says(step);
                yield return model.Say(DanceText.SayingAloud, ("who", model.Name(aloud.By)));
                yield return $"-# {model.Say(DanceText.Voice)}";
                break;
            case StepState.Listening:
                yield return model.Says(step) ?? model.Say(DanceText.Mirror);
                break;
            case StepState.Judging judging:
                yield return model.Say(DanceText.Judge, ("author", model.Name(judging.Author)));
                yield break;
            case StepState.Quieting quiet:
                yield return model.Says(step);
                yield return model.Say(DanceText.QuietUntil, ("time", CardModel.When(quiet.Over)));
                yield break;
            case StepState.Ending { SwapAsked: false } ending:
                yield return model.Say(DanceText.EndAsk, ("lead", model.Name(ending.Lead)));
                yield break;
            case StepState.Ending ending:
                yield return model.Say(DanceText.SwapAsked, ("lead", model.Name(ending.Lead)), ("follow", model.Name(ending.Lead.Other())));
                yield break;
            case StepState.Readying { Of.Length: 2 }:
                yield return model.Say(DanceText.PrepareBoth);
                yield break;
            case StepState.Showing:
                yield return model.Say(DanceText.ShowAsk);
                yield break;
            case StepState.Readying:
            case StepState.Choosing when step is ChooseStep { Private: true }:
                yield return model.Say(DanceText.PrivateStep, ("holder", model.Name(d.StepState.Holders[0])));
                yield break;
            default:
                yield return model.Says(step);
                break;
        }

        yield return Holder(model, d);
    }

    private static string? Holder(CardModel model, Dance.Dancing d) => d.StepState switch
    {
        StepState.Writing { Writers.Length: 2 } => model.Say(DanceText.BothFloor),
        StepState.Choosing { Choosers.Length: 2 } => null,
        StepState.SayingAloud => null,
        _ => model.Say(DanceText.HoldsFloor, ("holder", model.Name(d.StepState.Holders[0]))),
    };

    private static ActionRow? Starters(CardModel model, Dance.Dancing d) =>
        d.StepState is StepState.Writing && d.Position.Current(model.Script) is WriteStep { Starters.Count: > 0 } write
            ? Starters(model, write, new StarterId(model.Id, model.Script.Id, d.Place))
            : null;

    public static ActionRow Starters(CardModel model, WriteStep step, StarterId id) => PageBuilder.Row(new StringSelect(
        id.Write(),
        [.. step.Starters.Select((s, i) => new SelectOption(
            ScriptText.Beginning(s),
            i.ToString(System.Globalization.CultureInfo.InvariantCulture)))])
    {
        Placeholder = model.Say(DanceText.PlaceholderStarters),
    });

    private static IEnumerable<ActionRow> Buttons(CardModel model, Dance.Dancing d)
    {
        var step = d.Position.Current(model.Script);
        if (d.StepState is StepState.Choosing && step is ChooseStep { Private: false } choose)
            yield return Options(model, d, choose);
        var buttons = Acts(d, step).Select((a, i) => Button(model, d, a, likely: i == 0)).ToList();
        if (step is { Optional: { } skip }
            && d.StepState is StepState.Writing or StepState.Choosing or StepState.Listening or StepState.Quieting or StepState.Showing)
            buttons.Add(PageBuilder.Quiet(skip, new FloorId(model.Id, d.Place, FloorAct.Skip)));
        if (buttons.Count > 0)
            yield return PageBuilder.Row([.. buttons]);
    }

    private static IEnumerable<FloorAct> Acts(Dance.Dancing d, Step? step) => d.StepState switch
    {
        StepState.Writing { Writers.Length: 1 } when step is WriteStep { Aloud: true } => [FloorAct.Write, FloorAct.Aloud],
        StepState.Writing => [FloorAct.Write],
        StepState.SayingAloud => [FloorAct.Said],
        StepState.Listening { Round: >= 2 } => [FloorAct.Write, FloorAct.Aloud, FloorAct.CloseEnough],
        StepState.Listening => [FloorAct.Write, FloorAct.Aloud],
        StepState.Judging { Round: var round } =>
            [FloorAct.ThatsIt, FloorAct.Almost, .. More(d), .. round >= 2 ? [FloorAct.CloseEnough] : Array.Empty<FloorAct>()],
        StepState.Choosing when step is ChooseStep { Private: true } => [FloorAct.Open],
        StepState.Readying => [FloorAct.Open],
        StepState.Showing when step is { Optional: not null } => [FloorAct.Recognise],
        StepState.Showing => [FloorAct.Recognise, FloorAct.GoOn],
        StepState.Quieting => [FloorAct.GoOn],
        StepState.Ending { SwapAsked: false } => [FloorAct.Swap, FloorAct.Close],
        StepState.Ending => [FloorAct.YesSwap, FloorAct.Close],
        _ => [],
    };

    private static FloorAct[] More(Dance.Dancing d) => DanceRules.HasAddition(d) ? [] : [FloorAct.More];

    private static Button Button(CardModel model, Dance.Dancing d, FloorAct act, bool likely)
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
            FloorAct.Recognise => DanceText.LabelRecognise,
            FloorAct.Swap => DanceText.LabelSwap,
            FloorAct.YesSwap => DanceText.LabelYesSwap,
            FloorAct.Close => DanceText.LabelThanks,
            _ => DanceText.LabelOpen,
        });
        return likely ? PageBuilder.Likely(label, id) : PageBuilder.Quiet(label, id);
    }

    private static ActionRow Options(CardModel model, Dance.Dancing d, ChooseStep step)
    {
        var options = step.Options.Where(o => d.Position.MayTake(step, o)).ToList();
        return options.Count <= MostButtons
            ? PageBuilder.Row([.. options.Select((o, i) => Option(model, d, o, i == 0))])
            : PageBuilder.Row(new StringSelect(
                new SelectId(model.Id, d.Place).Write(),
                [.. options.Select(o => new SelectOption(o.Label, o.Id))])
            { Placeholder = model.Say(DanceText.PlaceholderChoose) });
    }

    private static Button Option(CardModel model, Dance.Dancing d, StepOption option, bool likely)
    {
        var id = new PickId(model.Id, d.Place, option.Id, PickAct.Choose);
        return likely ? PageBuilder.Likely(option.Label, id) : PageBuilder.Quiet(option.Label, id);
    }

    private static IEnumerable<Component> Rest(CardModel model, Dance.Paused r)
    {
        yield return PageBuilder.Text(r.Why switch
        {
            PauseReason.Pause => model.Say(DanceText.Paused, ("time", CardModel.When(r.Until))),
            PauseReason.OpenPause => model.Say(DanceText.PausedOpen),
            _ => model.Say(DanceText.Parked),
        });
        yield return PageBuilder.Row(
            PageBuilder.Likely(model.Say(DanceText.LabelPickUp), new RoomActionId(model.Id, RoomAction.PickUp)),
            PageBuilder.Quiet(model.Say(DanceText.LabelStop), new RoomActionId(model.Id, RoomAction.Stop)));
    }

    private static IEnumerable<Component> Last(CardModel model, Dance.Closing c)
    {
        var lines = new List<string> { model.Say(DanceText.LastCard) };
        if (model.Script.Small is { } small)
            lines.Add(model.Say(DanceText.LastSmall, ("small", model.Render(small))));
        lines.Add(model.Say(DanceText.LastUntil, ("time", CardModel.When(c.Until))));
        yield return PageBuilder.Text(string.Join('\n', lines));
        var buttons = new List<Button>();
        if (model.Script.Steps.Any(s => s is CloseStep))
            buttons.Add(PageBuilder.Quiet(model.Say(DanceText.LabelWord), new ClosingId(model.Id, ClosingAct.Word)));
        buttons.Add(PageBuilder.Quiet(model.Say(DanceText.LabelHowWasThat), new ClosingId(model.Id, ClosingAct.HowWasThat)));
        buttons.Add(PageBuilder.Quiet(model.Say(DanceText.LabelMoment), new ClosingId(model.Id, ClosingAct.Moment)));
        if (!model.Script.RoomGone)
            buttons.Add(PageBuilder.Quiet(model.Say(DanceText.LabelKeepRoom), new ClosingId(model.Id, ClosingAct.Room)));
        yield return PageBuilder.Row([.. buttons]);
    }

    private static IEnumerable<Component> Over(CardModel model, Dance.Over o)
    {
        var first = o.Ending switch
        {
            DanceEnding.Stopped => model.Say(DanceText.Stopped),
            DanceEnding.Rested => model.Say(DanceText.Parked),
            _ => model.Say(DanceText.LastCard),
        };
        var day = model.Script.RoomGone ? model.Say(DanceText.RoomGone)
            : o.RoomStays ? model.Say(DanceText.RoomStays)
            : o.DeleteAt is { } at ? model.Say(DanceText.RoomDay, ("time", CardModel.When(at)))
            : "";
        yield return PageBuilder.Text($"{first}\n{day}".TrimEnd());
    }
}
