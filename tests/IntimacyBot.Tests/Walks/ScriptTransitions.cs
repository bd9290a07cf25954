using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace Tests.Walks;

/// <summary>
/// What the file itself says can follow what, out of the checker's reading of it: one for each step, each way it can come out, and each
/// step that can follow; and one for each step that may be passed over.
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
    /// An offer ends a practice or does not, by whether anybody has been called: where only one of the two can be, the other is left out.
    /// </summary>
    public static bool CannotBe(ScriptTransition edge, WalkPlan plan) =>
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

    /// <summary>Words that were not given are not said back.</summary>
    private static bool MayBePassed(Script script, Step step)
    {
        if (step.When.Count > 0)
            return true;
        var told = step is MirrorStep mirror ? script.Find(mirror.Of) : null;
        return told is not null && (told.Optional is not null || told.When.Count > 0);
    }
}
