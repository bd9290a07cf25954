using IntimacyBot.Couples;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Model;

/// <content>Handles steps that happen twice, with the roles exchanged the second time.</content>
internal sealed partial record ScriptPosition
{
    /// <summary>This suffix of a step's id marks its second time.</summary>
    private const string Twice = "+";

    /// <summary>Returns the side that a step belongs to, with the roles of the turn in which it happens; null for a step of both.</summary>
    public Side? SideAt(Script script, string step, Who who) =>
        (Exchanged && !IsInTurns(script, step) ? this with { Exchanged = false } : this).SideOf(who);

    /// <summary>True when anything was written in this step, either time.</summary>
    private bool WasWritten(string step) => new[] { step, step + Twice }.Any(key => Outcomes.GetValueOrDefault(key) == Written);

    private string? OutcomeOf(Script script, string step) => Outcomes.GetValueOrDefault(OutcomeKey(script, step));

    private string OutcomeKey(Script script, string step) => Exchanged && IsInTurns(script, step) ? step + Twice : step;

    /// <summary>
    /// Returns the key that counts an option that leads back. Each of two turns is counted alone, so that each may go back equally often.
    /// </summary>
    private string BackKey(string step, string option) => Exchanged ? $"{step}{Twice}.{option}" : $"{step}.{option}";

    public ScriptPosition Ended() => this with { Step = End, Exchanged = false };

    /// <summary>
    /// Returns the position at the place, or at the first step after it that happens. When turns begin a second time, the roles are
    /// exchanged.
    /// </summary>
    private ScriptPosition At(Script script, StepPlace place)
    {
        var stands = StepGraph.Of(script).Settle(place, (step, second) => (this with { Exchanged = second }).Happens(script, step));
        var again = stands.Second && !Exchanged ? Again + 1 : Again;
        return this with { Step = stands.Step, Exchanged = stands.Second, Again = again };
    }

    private static bool IsInTurns(Script script, string step) => StepGraph.Of(script).Around(step) is not null;
}
