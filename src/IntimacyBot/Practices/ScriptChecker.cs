namespace IntimacyBot.Practices;

/// <summary>Whether a script that could be read also makes sense. Notes every fault it finds, not only the first.</summary>
internal static class ScriptChecker
{
    public static void Check(Script script, ScriptOrigin origin, Problems problems)
    {
        TextCheck.Check(script, problems);
        FormCheck.Check(script, problems);
        StepCheck.Check(script, problems);
        FlowCheck.Check(script, problems);
        KindCheck.Check(script, origin, problems);
    }
}
