using IntimacyBot.Couples;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Model;

/// <content>Steps that happen twice, with the roles exchanged the second time.</content>
internal sealed partial record ScriptPosition
{
    /// <summary>This follows the id of a step where its second time is meant.</summary>
    private const string Twice = "+";

    /// <summary>Whose a step is or was, as the roles are or were there; nobody alone for a step of both.</summary>
    public Side? SideAt(Script script, string step, Who who) =>
        (Exchanged && !IsInTurns(script, step) ? this with { Exchanged = false } : this).SideOf(who);

    /// <summary>Whether anything was written in this step, either time.</summary>
    private bool WasWritten(string step) => new[] { step, step + Twice }.Any(key => Outcomes.GetValueOrDefault(key) == Written);

    private string? OutcomeOf(Script script, string step) => Outcomes.GetValueOrDefault(OutcomeKey(script, step));

    private string OutcomeKey(Script script, string step) => Exchanged && IsInTurns(script, step) ? step + Twice : step;

    /// <summary>Counts an option that leads back. Each of two turns is counted alone, so that each may go back as often.</summary>
    private string BackKey(string step, string option) => Exchanged ? $"{step}{Twice}.{option}" : $"{step}.{option}";

    public ScriptPosition Ended() => this with { Step = End, Exchanged = false };

    /// <summary>
    /// The position at the place, or at the first step after it that happens. When turns begin a second time, the roles are exchanged.
    /// </summary>
    private ScriptPosition At(Script script, StepPlace place)
    {
        var stands = StepGraph.Of(script).Settle(place, (step, second) => (this with { Exchanged = second }).Happens(script, step));
        var again = stands.Second && !Exchanged ? Again + 1 : Again;
        return this with { Step = stands.Step, Exchanged = stands.Second, Again = again };
    }

    private static bool IsInTurns(Script script, string step) => StepGraph.Of(script).Around(step) is not null;
}
