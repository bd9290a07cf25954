using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Checking;

/// <summary>Checks whether a script that could be read also makes sense. It reports every fault, not only the first.</summary>
internal static class ScriptChecker
{
    public static void Check(Script script, ScriptOrigin origin, ScriptDiagnostics diagnostics)
    {
        TextCheck.Check(script, diagnostics);
        FormCheck.Check(script, diagnostics);
        StepCheck.Check(script, diagnostics);
        CardCheck.Check(script, diagnostics);
        FlowCheck.Check(script, diagnostics);
        KindCheck.Check(script, origin, diagnostics);
    }
}
