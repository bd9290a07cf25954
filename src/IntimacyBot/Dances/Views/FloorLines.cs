using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Members;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Views;

/// <summary>
/// The texts of a floor card: whose turn it is with what there is to do, and the small line for the other with the step and the title.
/// </summary>
internal sealed record FloorLines(PersonColor Color, string Text, string Small)
{
    public static FloorLines Of(CardModel model, Dance.Dancing d)
    {
        var step = d.Position.Current(model.Script);
        var say = model.Says(step);
        var lines = Of(model, d, step, say);
        return Skips(model, d, step) is { } skips ? lines with { Small = Joined(skips, lines.Small) } : lines;
    }

    /// <summary>Names the sentence that skipping the step tells, because nobody is asked before; null where there is none.</summary>
    private static string? Skips(CardModel model, Dance.Dancing d, Step? step)
    {
        if (d.StepState is not StepState.Writing || DanceRules.AsksGate(model.Script, d))
            return null;
        return step is WriteStep { Optional: { } skip, Post: { } post }
            ? model.Say(DanceText.LabelSays, ("label", skip), ("sentence", model.Render(post)))
            : null;
    }

    private static FloorLines Of(CardModel model, Dance.Dancing d, Step? step, string? say) =>
        d.StepState switch
        {
            StepState.Choosing { Choosers.Length: 1 } when step is ChooseStep { Private: true } => Private(model, d),
            StepState.Writing when DanceRules.AsksGate(model.Script, d) => Private(model, d, DanceText.BeginsRound),
            StepState.Readying { Of.Length: 1 } => Private(model, d),
            StepState.Readying => Both(model, d, model.Say(DanceText.PrepareBoth)),
            StepState.Revealing => Both(model, d, Joined(say, model.Say(DanceText.LoopAsk))),
            StepState.Showing => Both(model, d, model.Say(DanceText.ShowAsk)),
            StepState.Choosing { WaitsFor: { } waited } => OneIsIn(model, d, waited, say ?? ""),
            StepState.Choosing { Choosers.Length: 2 } => Both(model, d, say),
            StepState.Writing { WaitsFor: { } waited } => OneIsIn(model, d, waited, Joined(say, model.Say(DanceText.OneFloor))),
            StepState.Writing { Writers.Length: 2 } => Both(model, d, Joined(say, model.Say(DanceText.BothFloor))),
            StepState.Settling { In.IsEmpty: false, Holders: [var waited] } =>
                OneIsIn(model, d, waited, model.Say(DanceText.QuietHalf, ("waited", model.Name(waited)))),
            StepState.Settling => Both(model, d, Joined(say, model.Say(DanceText.QuietBegins))),
            StepState.Quieting quiet => Quiet(model, d, quiet, say),
            StepState.SayingAloud aloud => Aloud(model, d, aloud.By, say ?? (step is MirrorStep ? model.Say(DanceText.Mirror) : null)),
            StepState.Listening l => Turn(model, d, l.Listener, SaysBack(model, d, l) ?? say ?? model.Say(DanceText.Mirror), Rest(l)),
            StepState.Judging j => Turn(model, d, j.Author, Judged(model, j.Author), Rest(j)),
            StepState.Ending e => Ending(model, d, e),
            var single => Turn(model, d, single.Holders[0], say, DanceRules.IsHeard(model.Script, d) ? DanceText.Listens : DanceText.Waits),
        };

    /// <summary>Returns why something is to be said back once more; null the first time.</summary>
    private static string? SaysBack(CardModel model, Dance.Dancing d, StepState.Listening listening) =>
        listening.Round == 1 ? null : model.Say(
            DanceRules.IsAddition(d) ? DanceText.MirrorAddition : DanceText.MirrorAgain,
            ("other", model.Bare(listening.Listener.Other())));

    /// <summary>Returns the head of a card that belongs to one of the two.</summary>
    public static string Head(CardModel model, Side side) => $"{model.Color(side).Dot} {model.Bare(side)}";

    private static FloorLines Turn(CardModel model, Dance.Dancing d, Side holder, string? say, DanceText rest) => new(
        model.Color(holder),
        model.Say(DanceText.HoldsFloor, ("holder", Head(model, holder)), ("say", say ?? "")).TrimEnd(),
        Joined(
            Before(model, d),
            Joined(model.Say(rest, ("other", model.Name(holder.Other())), ("lead", model.Name(holder))), Step(model, d), " ")));

    /// <summary>Says that words were taken back, so that nobody wonders why the card is here again; null where none were.</summary>
    private static string? TookBack(CardModel model, Dance.Dancing d) =>
        d is { MovedBy: { } author, MovedWith: Act.TakeWordsBack.Pressed }
            ? model.Say(DanceText.TookBack, ("author", model.Name(author)))
            : null;

    /// <summary>Says what the last press was, where the room shows nothing else of it; null where it does.</summary>
    private static string? Before(CardModel model, Dance.Dancing d) => TookBack(model, d) ?? WasHeard(model, d);

    /// <summary>Says that the words were heard, so that whoever said them back knows that it was right.</summary>
    private static string? WasHeard(CardModel model, Dance.Dancing d)
    {
        DanceText? says = d.MovedWith switch
        {
            Act.ThatsIt.Pressed => DanceText.WasRight,
            Act.CloseEnough.Pressed => DanceText.WasCloseEnough,
            _ => null,
        };
        return says is { } key && d.MovedBy is { } by ? model.Say(key, ("author", model.Name(by))) : null;
    }

    private static FloorLines Private(CardModel model, Dance.Dancing d, DanceText says = DanceText.PrivateStep) =>
        Turn(model, d, d.StepState.Holders[0], model.Say(says), DanceText.PrivateRest);

    private static FloorLines Both(CardModel model, Dance.Dancing d, string? say) => new(
        PersonColor.Both,
        model.Say(DanceText.BothTurn, ("both", PersonColor.Both.Dot), ("say", say ?? "")).TrimEnd(),
        Joined(Before(model, d), Step(model, d)));

    /// <summary>
    /// Says who is waited for. Each of the two knows that already, because each knows whether they are in. What there is to do still stands
    /// there, for somebody who only comes now.
    /// </summary>
    private static FloorLines OneIsIn(CardModel model, Dance.Dancing d, Side waited, string say) => new(
        PersonColor.Both,
        model.Say(DanceText.OneIsIn, ("both", PersonColor.Both.Dot), ("say", say)),
        Joined(TookBack(model, d), Joined(model.Say(DanceText.NoHurry, ("other", model.Name(waited))), Step(model, d), " ")));

    private static FloorLines Quiet(CardModel model, Dance.Dancing d, StepState.Quieting quiet, string? say) => new(
        PersonColor.Both,
        Joined(model.Say(DanceText.Quiet, ("both", PersonColor.Both.Dot)), say),
        Joined(
            GoesOn(model, quiet),
            Joined(model.Say(DanceText.QuietUntil, ("time", CardModel.When(quiet.Over))), Step(model, d), " ")));

    /// <summary>Says who would go on already, so that the other does not think that nothing happens; null while nobody would.</summary>
    private static string? GoesOn(CardModel model, StepState.Quieting quiet) => quiet.GoesOn is { } ready
        ? model.Say(DanceText.QuietReady, ("ready", model.Name(ready)), ("waited", model.Name(ready.Other())))
        : null;

    private static FloorLines Aloud(CardModel model, Dance.Dancing d, Side by, string? say) => new(
        model.Color(by),
        Joined(model.Say(DanceText.SayingAloud, ("who", Head(model, by))), say, " "),
        Joined(
            model.Say(DanceText.SaysWhenDone, ("who", model.Name(by))),
            Joined(model.Say(DanceText.Listens, ("other", model.Name(by.Other()))), Step(model, d), " ")));

    /// <summary>After a swap both have had their turn, and a question as before would look as if there had been no swap.</summary>
    private static FloorLines Ending(CardModel model, Dance.Dancing d, StepState.Ending ending)
    {
        var (lead, follow) = (("lead", model.Name(ending.Lead)), ("follow", model.Name(ending.Lead.Other())));
        var (ask, asked) = Swap(model.Script, again: d.Position.Round > 0);
        return ending.SwapAsked
            ? Turn(model, d, ending.Lead.Other(), model.Say(asked, lead), DanceText.Waits)
            : Turn(model, d, ending.Lead, model.Say(ask, follow), DanceText.AskedNext);
    }

    /// <summary>Who shares after a swap is said only where whoever leads shares first.</summary>
    private static (DanceText Ask, DanceText Asked) Swap(Script script, bool again) => (script.LeadShares, again) switch
    {
        (true, false) => (DanceText.EndAsk, DanceText.SwapAsked),
        (true, true) => (DanceText.EndAskAgain, DanceText.SwapAskedAgain),
        (false, false) => (DanceText.EndAskRound, DanceText.SwapAskedRound),
        (false, true) => (DanceText.EndAskRoundAgain, DanceText.SwapAskedRound),
    };

    private static string Judged(CardModel model, Side author) => model.Say(DanceText.Judge, ("other", model.Name(author.Other())));

    private static DanceText Rest(StepState said) => DanceRules.MayBeCloseEnough(said) ? DanceText.MayClose : DanceText.Listens;

    /// <summary>
    /// Says which step of how many this is. After a swap, and in the second of two turns, the same steps come again, so it says that they
    /// are the other way round.
    /// </summary>
    private static string Step(CardModel model, Dance.Dancing d) =>
        d.Position is { Round: 0, Exchanged: false }
            ? Counted(model, d)
            : model.Say(DanceText.OtherWayRound, ("step", Counted(model, d)));

    /// <summary>Counts the parts of the road. A step that is the end offered is counted as the last.</summary>
    private static string Counted(CardModel model, Dance.Dancing d)
    {
        var (script, road) = (model.Script, model.Script.Road.Count);
        var part = road == 0 ? null : d.Position.Current(script) is { } step ? script.PartOf(step) : road;
        return part is { } n
            ? model.Say(DanceText.StepOf, ("step", Number(n)), ("steps", Number(road)), ("title", script.Title))
            : model.Say(DanceText.TitleAlone, ("title", script.Title));
    }

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Joined(string? one, string? other, string between = "\n") =>
        string.Join(between, new[] { one, other }.OfType<string>());
}
