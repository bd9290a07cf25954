using System.Collections.Immutable;
using IntimacyBot.Couples;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>Where two people are in a script, and how they came there. Pure.</summary>
internal sealed record Walk(string Practice, Side Starter, Side First, string Step)
{
    /// <summary>The place after the last step.</summary>
    public const string End = "end";

    public ImmutableDictionary<string, string> Outcomes { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How often each option has led back.</summary>
    public ImmutableDictionary<string, int> Backs { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Grows by one with every swap, so that the same step has a name of its own each time.</summary>
    public int Round { get; init; }

    /// <summary>Grows when an option leads back to an earlier step.</summary>
    public int Again { get; init; }

    public static Walk Start(Script script, Side starter)
    {
        var fresh = new Walk(script.Id, starter, starter, End);
        return fresh.To(script, script.Steps.Count == 0 ? null : script.Steps[0]);
    }

    public bool AtEnd => Step == End;

    public Step? Current(Script script) => AtEnd ? null : script.Find(Step);

    /// <summary>Whose it is; nobody alone for a step of both.</summary>
    public Side? SideOf(Who who) => who switch
    {
        Who.First => First,
        Who.Second => First.Other(),
        Who.Starter or Who.Me => Starter,
        _ => null,
    };

    /// <summary>The words of one step of this walk, by a name that no other step of the dance has.</summary>
    public string Key(string step) => Again == 0 ? $"{Round}.{step}" : $"{Round}.{step}.{Again}";

    /// <summary>Every name that the words of a step may have in this round, the newest first: what was said before the walk went back still counts.</summary>
    public IEnumerable<string> Keys(string step) =>
        Enumerable.Range(0, Again + 1).Reverse().Select(again => (this with { Again = again }).Key(step));

    /// <summary>Goes on after the current step with its outcome.</summary>
    public Walk Advance(Script script, string outcome)
    {
        var step = Current(script) ?? throw new InvalidOperationException("The walk has ended.");
        var done = this with { Outcomes = Outcomes.SetItem(step.Id, outcome) };
        var option = (step as Choose)?.Options.FirstOrDefault(o => o.Id == outcome);
        if (option?.As is { } role)
            done = done with { First = role == Who.Second ? Starter.Other() : Starter };
        var target = option?.Next ?? (step is Choose c && outcome == ElseOutcome ? c.Else : null) ?? step.Next;
        if (target is null)
            return done.To(script, script.Steps.ElementAtOrDefault(IndexOf(script, step.Id) + 1));
        if (target == End)
            return done with { Step = End };
        var back = IndexOf(script, target) <= IndexOf(script, step.Id);
        if (back)
            done = done.GoBack(script, target, $"{step.Id}.{outcome}");
        return done.To(script, script.Find(target));
    }

    /// <summary>The outcome of a choice of both on which they did not agree.</summary>
    public const string ElseOutcome = "else";

    public bool MayTake(Choose step, Option option) =>
        option.Times is not { } times || Backs.GetValueOrDefault($"{step.Id}.{option.Id}") < times;

    /// <summary>The roles exchanged, everything from the first step again.</summary>
    public Walk Swapped(Script script)
    {
        var fresh = new Walk(Practice, First.Other(), First.Other(), End) { Round = Round + 1 };
        return fresh.To(script, script.Steps[0]);
    }

    /// <summary>No step is left.</summary>
    public Walk Ended() => this with { Step = End };

    private Walk GoBack(Script script, string target, string by)
    {
        var from = IndexOf(script, target);
        var forgotten = script.Steps.Skip(from).Select(s => s.Id);
        return this with
        {
            Again = Again + 1,
            Backs = Backs.SetItem(by, Backs.GetValueOrDefault(by) + 1),
            Outcomes = Outcomes.RemoveRange(forgotten),
        };
    }

    private Walk To(Script script, Step? step)
    {
        while (step is not null && !Holds(script, step))
            step = script.Steps.ElementAtOrDefault(IndexOf(script, step.Id) + 1);
        return this with { Step = step is null or Close ? End : step.Id };
    }

    private bool Holds(Script script, Step step) =>
        step.When.All(w => Outcomes.TryGetValue(w.Key, out var outcome) && w.Value.Contains(outcome))
        && (step is not Mirror mirror || MirrorHasWords(script, mirror));

    private bool MirrorHasWords(Script script, Mirror mirror) =>
        script.Find(mirror.Of) is not null && Outcomes.TryGetValue(mirror.Of, out var outcome) && outcome != Skipped;

    public const string Written = "written";
    public const string Aloud = "aloud";
    public const string Skipped = "skipped";

    private static int IndexOf(Script script, string id)
    {
        for (var i = 0; i < script.Steps.Count; i++)
            if (script.Steps[i].Id == id)
                return i;
        return -1;
    }
}
