using System.Runtime.CompilerServices;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Model;

/// <summary>
/// A step by its id, or <see cref="ScriptKeywords.End"/>. Second is true when the turns around the step happen for the second time.
/// </summary>
internal readonly record struct StepPlace(string Step, bool Second = false);

/// <summary>
/// Finds the step of a script that comes next. The checker asks for every possible way; a position in a dance or in a practice for one
/// person asks for the way that was taken. A target that does not exist is treated like the following step. Pure.
/// </summary>
internal sealed class StepGraph
{
    private static readonly ConditionalWeakTable<Script, StepGraph> Known = [];
    private readonly Dictionary<string, Node> _nodes = [];

    private StepGraph(Script script)
    {
        Start = new StepPlace(script.Steps is [var first, ..] ? first.Id : ScriptKeywords.End);
        Add(script.Steps, null);
    }

    /// <summary>Returns the graph of a script. It is built once for each script, since every move needs it.</summary>
    public static StepGraph Of(Script script) => Known.GetValue(script, s => new StepGraph(s));

    public StepPlace Start { get; }

    /// <summary>The ids of all steps in the order of the file. The steps inside turns follow the turns themselves.</summary>
    public IEnumerable<string> Ids => _nodes.Keys;

    public Step? Find(string id) => _nodes.GetValueOrDefault(id)?.Step;

    /// <summary>Returns the turns around a step; null if it is in none.</summary>
    public TurnsStep? Around(string id) => _nodes.GetValueOrDefault(id)?.Around;

    /// <summary>
    /// Returns true when a step happens twice, as seen from another step or, when that is null, from outside any step. It then has two
    /// outcomes and two answers. Only from inside the same turns is it clear which of them is meant.
    /// </summary>
    public bool HappensTwice(string id, string? seenFrom) => Around(id) is { } turns && (seenFrom is null || Around(seenFrom) != turns);

    /// <summary>Returns the index of a step in the order of <see cref="Ids"/>; -1 if there is no such step.</summary>
    public int IndexOf(string id) => _nodes.GetValueOrDefault(id)?.Index ?? -1;

    /// <summary>Returns true when the first of two steps is earlier in the file.</summary>
    public bool IsBefore(string id, string other) => IndexOf(id) < IndexOf(other);

    /// <summary>Returns true when this target is the step itself or an earlier one.</summary>
    public bool LeadsBack(string step, string target) => target != ScriptKeywords.End && !IsBefore(step, target);

    /// <summary>Returns the person or people a step belongs to; null for a kind of step that names nobody.</summary>
    public static Who? WhoOf(Step step) => step switch
    {
        PrepareStep prepare => prepare.Who,
        WriteStep write => write.Who,
        ChooseStep choose => choose.Who,
        _ => null,
    };

    /// <summary>Returns the options that may lead back, in the order of the script.</summary>
    public static IEnumerable<(ChooseStep Step, StepOption Option)> Returns(Script script) =>
        script.Flat().OfType<ChooseStep>().SelectMany(c => c.Options.Where(o => o.Times is not null).Select(o => (c, o)));

    /// <summary>Returns the outcomes of a step that <c>when</c> can name.</summary>
    public static IReadOnlyList<string> OutcomesOf(Step step) => [.. Outcomes(step).OfType<string>()];

    /// <summary>Returns true when all conditions of the step's <c>when</c> hold.</summary>
    public static bool Holds(Step step, Func<string, string?> outcomeOf) =>
        step.When.All(w => outcomeOf(w.Key) is { } outcome && w.Value.Contains(outcome));

    /// <summary>Returns true for a step that is passed over when nothing was written that could be said back or shown.</summary>
    public static bool MayBePassed(Step step) => step is MirrorStep or ShowStep { Loop: false };

    /// <summary>
    /// Returns the target that the script names for an outcome of a step; null if it names none, so that the following step comes next.
    /// </summary>
    public static string? Target(Step step, string? outcome) => (step, OptionOf(step, outcome)) switch
    {
        (_, { } option) => option.Next ?? step.Next,
        (ChooseStep choose, null) when outcome == ScriptKeywords.Else => choose.Else ?? step.Next,
        _ => step.Next,
    };

    /// <summary>Returns the place to which a step leads with this outcome. Turns lead to what comes after their second time.</summary>
    public StepPlace Next(StepPlace at, string? outcome)
    {
        if (Find(at.Step) is not { } step || Target(step, outcome) is not { } target || !Exists(target))
            return Following(at);
        return new StepPlace(target, at.Second && Around(target) is not null);
    }

    /// <summary>Returns the next place in the order of the file. After the last step inside turns, the turns begin again, once.</summary>
    public StepPlace Following(StepPlace at) => _nodes.GetValueOrDefault(at.Step) switch
    {
        { Following: { } next } => at with { Step = next },
        { Around: { } turns } when at.Second => Next(new StepPlace(turns.Id), null),
        { Around: { } turns } => new StepPlace(turns.Steps[0].Id, Second: true),
        _ => new StepPlace(ScriptKeywords.End),
    };

    /// <summary>
    /// Returns the place where somebody stops who was led to a place: that place, or the first one after it that happens. Nobody stops at a
    /// close step, because a closing word is written on the last card.
    /// </summary>
    public StepPlace Settle(StepPlace at, Func<Step, bool, bool> happens)
    {
        while (Find(at.Step) is { } step and not CloseStep)
        {
            var here = happens(step, at.Second);
            if (here && step is not TurnsStep)
                return at;
            at = here && step is TurnsStep { Steps: [var first, ..] } ? new StepPlace(first.Id) : Following(at);
        }
        return new StepPlace(ScriptKeywords.End);
    }

    /// <summary>Returns the ids of all steps that somebody can reach.</summary>
    public HashSet<string> Reached() => From([Start.Step]);

    /// <summary>Returns the ids of all steps that can come after this step had this outcome.</summary>
    public HashSet<string> ReachedAfter(Step step, string outcome) => From(After(step, outcome));

    /// <summary>
    /// Returns the steps to which a step can lead, with the outcome. The outcome is null where no <c>when</c> can name it.
    /// </summary>
    public IEnumerable<(string? Outcome, string Next)> Leaving(Step step)
    {
        if (step is TurnsStep { Steps: [var first, ..] })
            return [(null, first.Id)];
        var ways = Outcomes(step).SelectMany(outcome => After(step, outcome).Select(next => (outcome, next)));
        return step is ChooseStep { Else: { } target } && Exists(target) ? ways.Append((null, target)) : ways;
    }

    /// <summary>Returns what can come after a step that is passed over.</summary>
    public IEnumerable<string> Passing(Step step) => EachTime(step).Select(at => Following(at).Step).Distinct();

    /// <summary>Returns every outcome of a step. Null stands for an outcome that <c>when</c> cannot name.</summary>
    private static IEnumerable<string?> Outcomes(Step step)
    {
        IEnumerable<string?> done = step switch
        {
            ChooseStep { Options.Count: > 0 } choose => choose.Options.Select(o => (string?)o.Id),
            WriteStep { Aloud: true } or MirrorStep => [ScriptKeywords.Written, ScriptKeywords.Aloud],
            WriteStep or PrepareStep or ShowStep { Loop: true } => [ScriptKeywords.Written],
            _ => [null],
        };
        return MayBeSkipped(step) ? done.Append(ScriptKeywords.Skipped) : done;
    }

    /// <summary>A loop is skipped where the couple has none, and what both pick where nothing was alike.</summary>
    private static bool MayBeSkipped(Step step) =>
        step is { Optional: not null } or WriteStep { Common: true } or ShowStep { Loop: true };

    private static StepOption? OptionOf(Step step, string? outcome) => (step as ChooseStep)?.Options.FirstOrDefault(o => o.Id == outcome);

    // An offer that is taken before anybody was rung ends the practice; one that is taken later lets the dance go on. Both are possible
    // here.
    private IEnumerable<string> After(Step step, string? outcome)
    {
        var option = OptionOf(step, outcome);
        if (option is { Refer: true })
            return [ScriptKeywords.End];
        var next = EachTime(step).Select(at => Next(at, outcome).Step).Distinct();
        return option is { Offer: not null, Next: null } ? next.Append(ScriptKeywords.End) : next;
    }

    private HashSet<string> From(IEnumerable<string> start)
    {
        var seen = new HashSet<string>(start);
        var open = new Stack<string>(seen);
        while (open.TryPop(out var id))
        {
            foreach (var next in Find(id) is { } step ? LeavingOrPassing(step).Where(seen.Add) : [])
                open.Push(next);
        }
        return seen;
    }

    private IEnumerable<string> LeavingOrPassing(Step step)
    {
        var next = Leaving(step).Select(l => l.Next);
        return step.When.Count > 0 || MayBePassed(step) ? next.Concat(Passing(step)) : next;
    }

    /// <summary>Returns the places of a step. Inside turns there are two.</summary>
    private IEnumerable<StepPlace> EachTime(Step step)
    {
        yield return new StepPlace(step.Id);
        if (Around(step.Id) is not null)
            yield return new StepPlace(step.Id, Second: true);
    }

    private bool Exists(string target) => target == ScriptKeywords.End || _nodes.ContainsKey(target);

    private void Add(IReadOnlyList<Step> steps, TurnsStep? around)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            _nodes.TryAdd(steps[i].Id, new Node(steps[i], _nodes.Count, around, i + 1 < steps.Count ? steps[i + 1].Id : null));
            if (around is null && steps[i] is TurnsStep turns)
                Add(turns.Steps, turns);
        }
    }

    private sealed record Node(Step Step, int Index, TurnsStep? Around, string? Following);
}
