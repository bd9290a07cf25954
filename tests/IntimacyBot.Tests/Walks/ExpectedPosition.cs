using System.Collections.Immutable;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace Tests.Walks;

/// <summary>A transition from a step, by its outcome, to the next step in the script.</summary>
internal readonly record struct ScriptTransition(string Step, string Outcome, string Next)
{
    public override string ToString() => $"{Step} {(Outcome.Length == 0 ? "" : $"({Outcome}) ")}→ {Next}";
}

/// <summary>An outcome of a step, and the buttons that lead to it.</summary>
internal readonly record struct StepChoice(string Outcome, string How)
{
    public override string ToString() => How.Length == 0 ? Outcome : $"{Outcome}: {How}";
}

/// <summary>One step of a walk: its start, the choice, its end, and the transitions of the script that it passes.</summary>
internal sealed record WalkStep(ExpectedPosition From, StepChoice Choice, ExpectedPosition To, ImmutableArray<ScriptTransition> Edges)
{
    /// <summary>This identifies what has to be walked once.</summary>
    public string Name => $"{From.Step} ({Choice}) → {Edges[0].Next}";

    public override string ToString() => $"{From.Step} ({Choice})";
}

/// <summary>The end of a walk.</summary>
internal enum WalkEnd
{
    No,
    Closed,

    /// <summary>One of the two found it too much, and the dance ended as if it had been stopped.</summary>
    Stopped,

    /// <summary>The walk left the practice before anybody was notified.</summary>
    Unseen,
}

/// <summary>
/// The position of two people in a script, by the reference of the language. This implementation shares nothing with the bot's rules, so
/// that each checks the other. People are numbered 0, who began, and 1.
/// </summary>
internal sealed record ExpectedPosition(Script Script, string Step)
{
    public const string End = ScriptKeywords.End;

    public int Starter { get; init; }

    /// <summary>This person has the first of the two roles, before turns are considered.</summary>
    public int First { get; init; }

    /// <summary>This is the number of the turn. The roles are exchanged in the second.</summary>
    public int Turn { get; init; }

    public int Round { get; init; }

    /// <summary>True when the other person has come.</summary>
    public bool Together { get; init; }

    /// <summary>True when there are words to be shown to the other person.</summary>
    public bool Shared { get; init; }

    /// <summary>True when the two have kept a loop.</summary>
    public bool HasLoop { get; init; }

    public WalkEnd Done { get; init; }

    public ImmutableSortedDictionary<string, string> Outcomes { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableSortedDictionary<string, int> Backs { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    public Step? Here => Script.Find(Step);

    public static ExpectedPosition Begin(Script script, bool hasLoop) =>
        new ExpectedPosition(script, "") { HasLoop = hasLoop }.Arrive(script.Steps[0].Id, []);

    /// <summary>Returns who does the step: 0, 1, or null for both.</summary>
    public int? Holder(Step? step) => step switch
    {
        WriteStep w => Person(w.Who),
        PrepareStep p => Person(p.Who),
        ChooseStep c => Person(c.Who),
        MirrorStep m => 1 - Holder(Script.Find(m.Of)),
        _ => null,
    };

    /// <summary>True for a step that the starter does alone before the other is notified.</summary>
    public bool IsPrivate => !Together && Here is WriteStep or ChooseStep or PrepareStep && Holder(Here) == Starter;

    /// <summary>True while the lead of this round has only made choices and the other was not needed yet.</summary>
    public bool IsAlone => OnlyStarterChose && Here is ChooseStep choice && Holder(choice) == Starter;

    /// <summary>True for the writing step at the beginning of a swapped round, which the card does not show.</summary>
    public bool IsBehindGate =>
        this is { Round: > 0, Done: WalkEnd.No, Here: WriteStep } && Holder(Here) == Starter && OnlyStarterChose;

    private bool OnlyStarterChose => Outcomes.Keys.All(id => IsOfStarter(Script.Find(id)));

    /// <summary>This contains everything on which the rest of the walk depends.</summary>
    public string Key => string.Join(' ', Step, Starter, First, Turn, Round, Together, Shared, Done,
        string.Join(',', Outcomes.Where(o => Matters(o.Key)).Select(o => $"{o.Key}={o.Value}")), string.Join(',', Backs));

    public WalkStep Take(StepChoice way)
    {
        if (Step == End)
            return AtEnd(way);
        var step = Here!;
        var option = (step as ChooseStep)?.Options.FirstOrDefault(o => o.Id == way.Outcome);
        var edges = new List<ScriptTransition>();
        var to = this with
        {
            Outcomes = Outcomes.SetItem(step.Id, way.Outcome),
            First = option?.As is { } role ? (role == Who.First ? Starter : 1 - Starter) : First,
            Together = Together || !IsPrivate || way.Outcome == ScriptKeywords.Aloud,
            Shared = Shared || (step is WriteStep && way.Outcome != ScriptKeywords.Skipped) || Together,
        };
        if (option is { Refer: true } || (option is { Offer: not null, Next: null } && (Round > 0 || !(Together || Shared)) && IsAlone))
            return new WalkStep(
                this,
                way,
                to with { Step = End, Done = !to.Together ? WalkEnd.Unseen : option.Refer ? WalkEnd.Stopped : WalkEnd.Closed },
                [new ScriptTransition(step.Id, way.Outcome, End)]);
        var target = option?.Next ?? (way.Outcome == StepChoices.Else ? ((ChooseStep)step).Else : null) ?? step.Next;
        if (target is not null && target != End && IndexOf(target) <= IndexOf(step.Id))
            to = to.Back(target, $"{step.Id}.{way.Outcome}");
        (to, target) = target is null ? to.Onward(step.Id) : (to, target);
        edges.Add(new ScriptTransition(step.Id, way.Outcome, target));
        to = to.Arrive(target, edges);
        return new WalkStep(this, way, to, [.. edges]);
    }

    public bool MayTake(StepOption option) => option.Times is not { } times || Backs.GetValueOrDefault($"{Step}.{option.Id}") < times;

    /// <summary>Returns the one answer that is left of a private question; null where there is something to choose.</summary>
    private StepOption? OnlyAnswer(Step step) =>
        step is ChooseStep { Private: true, Optional: null, Options.Count: > 1 } choose
        && choose.Options.Where(MayTake).ToList() is [{ Post: null, Offer: null, Refer: false, Times: null } only]
            ? only
            : null;

    private WalkStep AtEnd(StepChoice way)
    {
        if (way.Outcome == StepChoices.Close)
            return new WalkStep(this, way, this with { Done = WalkEnd.Closed }, [new ScriptTransition(End, way.Outcome, "")]);
        var lead = 1 - First;
        var fresh = new ExpectedPosition(Script, "")
        {
            Starter = lead,
            First = lead,
            Round = Round + 1,
            Together = true,
            Shared = true,
            HasLoop = HasLoop,
        };
        return new WalkStep(this, way, fresh.Arrive(Script.Steps[0].Id, []), [new ScriptTransition(End, way.Outcome, Script.Steps[0].Id)]);
    }

    /// <summary>Passes through everything that needs no person: skipped steps, turns, cards to look at, and the close.</summary>
    private ExpectedPosition Arrive(string id, List<ScriptTransition> edges)
    {
        var at = this;
        while (id != End)
        {
            var step = Script.Find(id)!;
            string next;
            if (!at.Holds(step))
            {
                (at, next) = at.Onward(id);
                edges.Add(new ScriptTransition(id, StepChoices.Passed, next));
            }
            else if (step is TurnsStep turns)
            {
                (at, next) = (at with { Turn = 0 }, turns.Steps[0].Id);
                edges.Add(new ScriptTransition(id, "", next));
            }
            else if (step is ShowStep { Loop: true } && !HasLoop)
            {
                at = at with { Outcomes = at.Outcomes.SetItem(id, ScriptKeywords.Skipped) };
                (at, next) = step.Next is { } named ? (at, named) : at.Onward(id);
                edges.Add(new ScriptTransition(id, ScriptKeywords.Skipped, next));
            }
            else if ((at with { Step = id }).OnlyAnswer(step) is { } only)
            {
                at = at with { Outcomes = at.Outcomes.SetItem(id, only.Id) };
                (at, next) = (only.Next ?? step.Next) is { } named ? (at, named) : at.Onward(id);
                edges.Add(new ScriptTransition(id, only.Id, next));
            }
            else if (step is CloseStep or ShowStep { Recognised: false, Loop: false })
            {
                (at, next) = step.Next is { } named ? (at, named) : at.Onward(id);
                edges.Add(new ScriptTransition(id, "", next));
            }
            else
            {
                return at with { Step = id };
            }

            id = next;
        }

        return at with { Step = End, Done = Script.SwapOffered ? WalkEnd.No : WalkEnd.Closed };
    }

    private bool IsOfStarter(Step? step) => step is ChooseStep choice && Person(choice.Who) == Starter;

    private bool Holds(Step step)
    {
        if (!step.When.All(w => Outcomes.TryGetValue(w.Key, out var outcome) && w.Value.Contains(outcome)))
            return false;
        return step is not MirrorStep mirror || (Outcomes.TryGetValue(mirror.Of, out var said) && said != ScriptKeywords.Skipped);
    }

    /// <summary>
    /// Returns the next step in the script. At the end of turns this is their first step once more, and then the step after them.
    /// </summary>
    private (ExpectedPosition At, string Next) Onward(string id)
    {
        if (Script.Steps.OfType<TurnsStep>().FirstOrDefault(t => t.Steps.Any(s => s.Id == id)) is not { } turns)
            return (this, Following(Script.Steps, id));
        var next = Following(turns.Steps, id);
        if (next != End)
            return (this, next);
        if (Turn + 1 == turns.Times)
            return (this with { Turn = 0 }, Following(Script.Steps, turns.Id));
        return (this with { Turn = Turn + 1, Outcomes = Outcomes.RemoveRange(turns.Steps.Select(s => s.Id)) }, turns.Steps[0].Id);
    }

    private static string Following(IReadOnlyList<Step> steps, string id) =>
        steps.SkipWhile(s => s.Id != id).Skip(1).FirstOrDefault()?.Id ?? End;

    private ExpectedPosition Back(string target, string by) => this with
    {
        Backs = Backs.SetItem(by, Backs.GetValueOrDefault(by) + 1),
        Outcomes = Outcomes.RemoveRange(Script.Flat().Skip(IndexOf(target)).Select(s => s.Id)),
    };

    private int IndexOf(string id) => Script.Flat().ToList().FindIndex(s => s.Id == id);

    private bool Matters(string step) => LeadsBoth(step) is not null
        || Script.Flat().Any(s => s.When.ContainsKey(step) || s is MirrorStep m && m.Of == step);

    /// <summary>The labels of what both have chosen to do next; the last card offers it to either.</summary>
    public IEnumerable<string> BothChose => Outcomes.Keys.Select(LeadsBoth).OfType<StepOption>().Select(o => o.Label);

    private StepOption? LeadsBoth(string step) => Script.Find(step) is ChooseStep { Who: Who.Both } choose
        ? choose.Options.FirstOrDefault(o => o.Offer is not null && Outcomes.GetValueOrDefault(step) == o.Id)
        : null;

    private int? Person(Who who) => who switch
    {
        Who.Starter or Who.Me => Starter,
        Who.First => Turn == 0 ? First : 1 - First,
        Who.Second => Turn == 0 ? 1 - First : First,
        _ => null,
    };
}
