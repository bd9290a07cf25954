using IntimacyBot.Couples;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <content>Steps that happen twice, with the roles exchanged the second time.</content>
internal sealed partial record Walk
{
    /// <summary>What the second time of a step is called among the outcomes.</summary>
    private const string Twice = "+";

    /// <summary>The turns around a step, if any.</summary>
    public static Turns? Around(Script script, string step) =>
        script.Steps.OfType<Turns>().FirstOrDefault(t => t.Steps.Any(s => s.Id == step));

    /// <summary>Whose a step is or was, as the roles are or were there; nobody alone for a step of both.</summary>
    public Side? SideAt(Script script, string step, Who who) =>
        (Exchanged && Around(script, step) is null ? this with { Exchanged = false } : this).SideOf(who);

    /// <summary>Was anything of this step written, this time or the other?</summary>
    private bool WasWritten(string step) => Outcomes.GetValueOrDefault(step) == Written || Outcomes.GetValueOrDefault(step + Twice) == Written;

    private string? OutcomeOf(Script script, string step) => Outcomes.GetValueOrDefault(Mark(script, step));

    private string Mark(Script script, string step) => Exchanged && Around(script, step) is not null ? step + Twice : step;

    /// <summary>In their turn each may go back as often as the other.</summary>
    private string Counter(string step, string option) => Exchanged ? $"{step}{Twice}.{option}" : $"{step}.{option}";

    public Walk Ended() => this with { Step = End, Exchanged = false };

    /// <summary>On after a step that says nothing of where to.</summary>
    private Walk After(Script script, Step step) => Along(script, Following(script, step), Around(script, step.Id));

    private Walk To(Script script, Step? step) => Along(script, step, step is null ? null : Around(script, step.Id));

    /// <summary>Stands at the step, or at the first after it that happens. At the end of turns they begin again, once, with the roles exchanged.</summary>
    private Walk Along(Script script, Step? step, Turns? inside)
    {
        var walk = inside is null ? this with { Exchanged = false } : this;
        while (true)
        {
            switch (step)
            {
                case null when inside is not null && !walk.Exchanged:
                    walk = walk with { Exchanged = true, Again = walk.Again + 1 };
                    step = inside.Steps[0];
                    break;
                case null when inside is not null:
                    return inside.Next switch
                    {
                        null => walk.After(script, inside),
                        End => walk.Ended(),
                        var next => walk.To(script, script.Find(next)),
                    };
                case null or Close:
                    return walk.Ended();
                case Turns { Steps.Count: > 0 } turns when walk.Holds(script, turns):
                    inside = turns;
                    step = turns.Steps[0];
                    break;
                case var stand when stand is not Turns && walk.Holds(script, stand):
                    return walk with { Step = stand.Id };
                default:
                    step = Following(script, step);
                    break;
            }
        }
    }

    /// <summary>The next of the same list; null after its last.</summary>
    private static Step? Following(Script script, Step step)
    {
        var steps = Around(script, step.Id)?.Steps ?? script.Steps;
        return steps.SkipWhile(s => s.Id != step.Id).ElementAtOrDefault(1);
    }
}
