namespace IntimacyBot.Practices;

/// <summary>Checks whether a script that could be read also makes sense. It notes every fault, not only the first.</summary>
internal static class ScriptChecker
{
    public static void Check(Script script, ScriptOrigin origin, ScriptDiagnostics problems)
    {
        TextCheck.Check(script, problems);
        FormCheck.Check(script, problems);
        StepCheck.Check(script, problems);
        FlowCheck.Check(script, problems);
        KindCheck.Check(script, origin, problems);
    }
}
