using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>The floor card: always the last message of the room; what the step says, whose move it is, and its buttons. Pure.</summary>
internal static class FloorView
{
    private const int MostButtons = 5;

    public static IReadOnlyList<Component> Card(CardModel scene) => scene.Dance switch
    {
        Dance.Dancing d => Framed(scene, Floor(scene, d)),
        Dance.Paused r => Framed(scene, Rest(scene, r)),
        Dance.Closing c => Framed(scene, Last(scene, c)),
        Dance.Over o => Framed(scene, Over(scene, o)),
        _ => [],
    };

    private static Component[] Framed(CardModel scene, IEnumerable<Component> parts) =>
        [new Container([PageBuilder.Text($"### {scene.Script.Title}"), .. parts])];

    private static IEnumerable<Component> Floor(CardModel scene, Dance.Dancing d)
    {
        yield return PageBuilder.Text(string.Join('\n', Lines(scene, d).Where(l => l is not null)));
        if (Starters(scene, d) is { } starters)
            yield return starters;
        foreach (var row in Buttons(scene, d))
            yield return row;
        yield return PageBuilder.Row(
            PageBuilder.Quiet(scene.Say(DanceText.LabelPause), new RoomActionId(scene.Id, RoomAction.Pause)),
            PageBuilder.Quiet(scene.Say(DanceText.LabelStop), new RoomActionId(scene.Id, RoomAction.Stop)));
    }

    private static IEnumerable<string?> Lines(CardModel scene, Dance.Dancing d)
    {
        var step = d.Position.Current(scene.Script);
        switch (d.StepState)
        {
            case StepState.SayingAloud aloud:
                yield return scene.Says(step);
                yield return scene.Say(DanceText.SayingAloud, ("who", scene.Name(aloud.By)));
                yield return $"-# {scene.Say(DanceText.Voice)}";
                break;
            case StepState.Listening:
                yield return scene.Says(step) ?? scene.Say(DanceText.Mirror);
                break;
            case StepState.Judging judging:
                yield return scene.Say(DanceText.Judge, ("author", scene.Name(judging.Author)));
                yield break;
            case StepState.Quieting quiet:
                yield return scene.Says(step);
                yield return scene.Say(DanceText.QuietUntil, ("time", CardModel.When(quiet.Over)));
                yield break;
            case StepState.Ending { SwapAsked: false } ending:
                yield return scene.Say(DanceText.EndAsk, ("lead", scene.Name(ending.Lead)));
                yield break;
            case StepState.Ending ending:
                yield return scene.Say(DanceText.SwapAsked, ("lead", scene.Name(ending.Lead)), ("follow", scene.Name(ending.Lead.Other())));
                yield break;
            case StepState.Readying { Of.Length: 2 }:
                yield return scene.Say(DanceText.PrepareBoth);
                yield break;
            case StepState.Showing:
                yield return scene.Say(DanceText.ShowAsk);
                yield break;
            case StepState.Readying:
            case StepState.Choosing when step is ChooseStep { Private: true }:
                yield return scene.Say(DanceText.PrivateStep, ("holder", scene.Name(d.StepState.Holders[0])));
                yield break;
            default:
                yield return scene.Says(step);
                break;
        }

        yield return Holder(scene, d);
    }

    private static string? Holder(CardModel scene, Dance.Dancing d) => d.StepState switch
    {
        StepState.Writing { Writers.Length: 2 } => scene.Say(DanceText.BothFloor),
        StepState.Choosing { Choosers.Length: 2 } => null,
        StepState.SayingAloud => null,
        _ => scene.Say(DanceText.HoldsFloor, ("holder", scene.Name(d.StepState.Holders[0]))),
    };

    private static ActionRow? Starters(CardModel scene, Dance.Dancing d) =>
        d.StepState is StepState.Writing && d.Position.Current(scene.Script) is WriteStep { Starters.Count: > 0 } write
            ? Starters(scene, write, new StarterId(scene.Id, scene.Script.Id, d.Place))
            : null;

    public static ActionRow Starters(CardModel scene, WriteStep step, StarterId id) => PageBuilder.Row(new StringSelect(
        id.Write(),
        [.. step.Starters.Select((s, i) => new SelectOption(ScriptText.Beginning(s), i.ToString(System.Globalization.CultureInfo.InvariantCulture)))])
    {
        Placeholder = scene.Say(DanceText.PlaceholderStarters),
    });

    private static IEnumerable<ActionRow> Buttons(CardModel scene, Dance.Dancing d)
    {
        var step = d.Position.Current(scene.Script);
        if (d.StepState is StepState.Choosing && step is ChooseStep { Private: false } choose)
            yield return Options(scene, d, choose);
        var buttons = Acts(d, step).Select((a, i) => Button(scene, d, a, likely: i == 0)).ToList();
        if (step is { Optional: { } skip } && d.StepState is StepState.Writing or StepState.Choosing or StepState.Listening or StepState.Quieting or StepState.Showing)
            buttons.Add(PageBuilder.Quiet(skip, new FloorId(scene.Id, d.Place, FloorAct.Skip)));
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
        StepState.Judging { Round: var round } => [FloorAct.ThatsIt, FloorAct.Almost, .. More(d), .. round >= 2 ? [FloorAct.CloseEnough] : Array.Empty<FloorAct>()],
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

    private static Button Button(CardModel scene, Dance.Dancing d, FloorAct act, bool likely)
    {
        var id = new FloorId(scene.Id, d.Place, act);
        var label = scene.Say(act switch
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

    private static ActionRow Options(CardModel scene, Dance.Dancing d, ChooseStep step)
    {
        var options = step.Options.Where(o => d.Position.MayTake(step, o)).ToList();
        return options.Count <= MostButtons
            ? PageBuilder.Row([.. options.Select((o, i) => Option(scene, d, o, i == 0))])
            : PageBuilder.Row(new StringSelect(new SelectId(scene.Id, d.Place).Write(), [.. options.Select(o => new SelectOption(o.Label, o.Id))]) { Placeholder = scene.Say(DanceText.PlaceholderChoose) });
    }

    private static Button Option(CardModel scene, Dance.Dancing d, StepOption option, bool likely)
    {
        var id = new PickId(scene.Id, d.Place, option.Id, PickAct.Choose);
        return likely ? PageBuilder.Likely(option.Label, id) : PageBuilder.Quiet(option.Label, id);
    }

    private static IEnumerable<Component> Rest(CardModel scene, Dance.Paused r)
    {
        yield return PageBuilder.Text(r.Why switch
        {
            Dances.PauseReason.Pause => scene.Say(DanceText.Paused, ("time", CardModel.When(r.Until))),
            Dances.PauseReason.OpenPause => scene.Say(DanceText.PausedOpen),
            _ => scene.Say(DanceText.Parked),
        });
        yield return PageBuilder.Row(
            PageBuilder.Likely(scene.Say(DanceText.LabelPickUp), new RoomActionId(scene.Id, RoomAction.PickUp)),
            PageBuilder.Quiet(scene.Say(DanceText.LabelStop), new RoomActionId(scene.Id, RoomAction.Stop)));
    }

    private static IEnumerable<Component> Last(CardModel scene, Dance.Closing c)
    {
        var lines = new List<string> { scene.Say(DanceText.LastCard) };
        if (scene.Script.Small is { } small)
            lines.Add(scene.Say(DanceText.LastSmall, ("small", scene.Render(small))));
        lines.Add(scene.Say(DanceText.LastUntil, ("time", CardModel.When(c.Until))));
        yield return PageBuilder.Text(string.Join('\n', lines));
        var buttons = new List<Button>();
        if (scene.Script.Steps.Any(s => s is Practices.CloseStep))
            buttons.Add(PageBuilder.Quiet(scene.Say(DanceText.LabelWord), new ClosingId(scene.Id, ClosingAct.Word)));
        buttons.Add(PageBuilder.Quiet(scene.Say(DanceText.LabelHowWasThat), new ClosingId(scene.Id, ClosingAct.HowWasThat)));
        buttons.Add(PageBuilder.Quiet(scene.Say(DanceText.LabelMoment), new ClosingId(scene.Id, ClosingAct.Moment)));
        if (!scene.Script.RoomGone)
            buttons.Add(PageBuilder.Quiet(scene.Say(DanceText.LabelKeepRoom), new ClosingId(scene.Id, ClosingAct.Room)));
        yield return PageBuilder.Row([.. buttons]);
    }

    private static IEnumerable<Component> Over(CardModel scene, Dance.Over o)
    {
        var first = o.Ending switch
        {
            DanceEnding.Stopped => scene.Say(DanceText.Stopped),
            DanceEnding.Rested => scene.Say(DanceText.Parked),
            _ => scene.Say(DanceText.LastCard),
        };
        var day = scene.Script.RoomGone ? scene.Say(DanceText.RoomGone)
            : o.RoomStays ? scene.Say(DanceText.RoomStays)
            : o.DeleteAt is { } at ? scene.Say(DanceText.RoomDay, ("time", CardModel.When(at)))
            : "";
        yield return PageBuilder.Text($"{first}\n{day}".TrimEnd());
    }
}
