using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace Tests.Walks;

/// <summary>
/// Lists the transitions of a script from the checker's graph: one for each step, each outcome and each possible next step, and one for
/// each step that may be skipped.
/// </summary>
internal static class ScriptTransitions
{
    public static IReadOnlySet<ScriptTransition> Of(Script script)
    {
        var flow = StepGraph.Of(script);
        var reached = flow.Reached();
        return script.Flat().Where(s => reached.Contains(s.Id)).SelectMany(s => Leaving(flow, script, s)).ToHashSet();
    }

    /// <summary>
    /// True for a transition that nobody walks. An offer ends a practice only before the other was notified; where only one of the two
    /// cases can happen, the other is left out. A script that begins with turns stands in them before anybody has done anything.
    /// </summary>
    public static bool CannotBe(ScriptTransition edge, WalkPlan plan) => BeginsThere(edge, plan.Begin.Script) || IsOtherCase(edge, plan);

    private static bool BeginsThere(ScriptTransition edge, Script script) =>
        script.Steps[0] is TurnsStep turns && (edge.Step, edge.Next) == (turns.Id, turns.Steps[0].Id);

    private static bool IsOtherCase(ScriptTransition edge, WalkPlan plan) =>
        plan.Begin.Script.Find(edge.Step) is ChooseStep choose
        && choose.Options.FirstOrDefault(o => o.Id == edge.Outcome) is { Offer: not null, Next: null, Refer: false }
        && plan.Edges.Any(e => e.Step == edge.Step && e.Outcome == edge.Outcome);

    private static IEnumerable<ScriptTransition> Leaving(StepGraph flow, Script script, Step step)
    {
        foreach (var (outcome, next) in flow.Leaving(step)
            .Where(l => !(l.Outcome == ScriptKeywords.Aloud && step is WriteStep { Who: Who.Both })))
            yield return new ScriptTransition(step.Id, outcome ?? (step is ChooseStep { Else: not null } ? StepChoices.Else : ""), next);
        if (step is WriteStep { Common: true, Optional: null })
            foreach (var next in flow.Leaving(step).Select(l => l.Next).Distinct())
                yield return new ScriptTransition(step.Id, ScriptKeywords.Skipped, next);
        if (MayBePassed(script, step))
            foreach (var next in flow.Passing(step))
                yield return new ScriptTransition(step.Id, StepChoices.Passed, next);
    }

    /// <summary>True when a step may be skipped; for example, words that were not given are not said back.</summary>
    private static bool MayBePassed(Script script, Step step)
    {
        if (step.When.Count > 0)
            return true;
        var told = step is MirrorStep mirror ? script.Find(mirror.Of) : null;
        return told is not null && (told.Optional is not null || told.When.Count > 0);
    }
}
