using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Checking;

/// <summary>
/// Checks that a practice does not use what its kind rules out: a practice for one person, one that nobody leads, or one that a facilitator
/// wrote.
/// </summary>
internal static class KindCheck
{
    // These keys are about the other person, or about cards that both read.
    private static readonly string[] NotSolo =
    [
        "swap", "roles", "here", "invites", "asks", "gate", "road", "opens", "room", "stopped", "after", "consent", "last", "jar",
    ];

    // When nobody leads, neither person asks the other.
    private static readonly string[] NotOfBoth = ["here", "invites", "asks", "gate"];

    public static void Check(Script script, ScriptOrigin origin, ScriptDiagnostics diagnostics)
    {
        if (script.Solo)
        {
            Solo(script, diagnostics);
            SoloCheck.Check(script, diagnostics);
        }
        else if (script.OpensBoth)
            OpensBoth(script, diagnostics);
        if (origin == ScriptOrigin.Facilitator)
            Facilitator(script, diagnostics);
    }

    private static void Solo(Script script, ScriptDiagnostics diagnostics)
    {
        foreach (var key in NotSolo)
        {
            if (diagnostics.Lines.Of(key) is > 0 and var line)
                diagnostics.At(line, $"'{key}' is for two people and this practice is for one");
        }
        if (script.NeedsReadiness)
            diagnostics.At("needs", "'readiness' is asked before ringing somebody, and this practice is for one");
        foreach (var step in script.Flat())
        {
            if (step is PrepareStep or MirrorStep or TurnsStep or CloseStep)
                diagnostics.At(step.Line, $"a practice for one has no '{Kind(step)}' step");
            if (step is WriteStep { Common: true } or WriteStep { Waits: not null })
                diagnostics.At(step.Line, "'common' and 'waits' are for two people");
            if (step is WriteStep { Owning: true } or WriteStep { Deeper.Count: > 0 })
                diagnostics.At(step.Line, "'owning' and 'deeper' belong to the preview, and a practice for one has none");
            if (step is WriteStep { Post: not null })
                diagnostics.At(step.Line, "'post' is read by two people");
            if (step is WriteStep { Attuning: true } or QuietStep { Together: true })
                diagnostics.At(step.Line, "'attuning' and 'together' are for two people");
            if (ShowsLoop(step))
                diagnostics.At(step.Line, "the loop is of two people, and a practice for one shows nothing of it");
            foreach (var field in step is WriteStep write ? write.Form.Where(f => f.Keep != KeepKind.Nothing) : [])
                diagnostics.At($"steps.{step.Id}.form.{field.Id}.keep", "'keep' is for two people; nothing of a practice for one is kept");
            foreach (var option in step is ChooseStep choose ? choose.Options.Where(OfTwo) : [])
                diagnostics.At($"steps.{step.Id}.options.{option.Id}", "'post', 'last' and 'as' are for two people");
        }
    }

    private static bool ShowsLoop(Step step) =>
        step is ShowStep { Loop: true } or PrepareStep { OwnLoop: true } or WriteStep { OwnLoop: true };

    private static bool OfTwo(StepOption option) => option.Post is not null || option.Last is not null || option.As is not null;

    private static void OpensBoth(Script script, ScriptDiagnostics diagnostics)
    {
        foreach (var key in NotOfBoth)
        {
            if (diagnostics.Lines.Of(key) is > 0 and var line)
                diagnostics.At(line, $"nobody asks the other when 'opens: both', so there is no place for '{key}'");
        }
        if (script.SwapOffered)
            diagnostics.At("swap", "nobody leads when 'opens: both', so there is nothing to swap");
        if (script.Steps[0] is not (WriteStep { Who: Who.Both } or InvalidStep))
            diagnostics.At(script.Steps[0].Line, "when 'opens: both' the first step is 'write: both'");
        foreach (var step in script.Flat().Skip(1).Where(s => StepGraph.WhoOf(s) is Who.First or Who.Second or Who.Starter))
            diagnostics.At(step.Line, "nobody leads when 'opens: both', so every step is for both");
    }

    private static void Facilitator(Script script, ScriptDiagnostics diagnostics)
    {
        if (script.After.Count > 0)
            diagnostics.At("after", "'after' is not for a facilitator's practice");
        if (script.JarOffered)
            diagnostics.At("jar", "'jar' is not for a facilitator's practice");
        foreach (var step in script.Flat())
        {
            if (step is ChooseStep { Picture: not null } or ShowStep { Picture: not null })
                diagnostics.At($"steps.{step.Id}.picture", "'picture' is not for a facilitator's practice");
            if (ShowsLoop(step))
                diagnostics.At(step.Line, "the couple's loop is not for a facilitator's practice");
            if (step is PrepareStep prepare)
                Facilitator(script, $"steps.{step.Id}.form", prepare.Form, diagnostics);
            if (step is WriteStep write)
            {
                Facilitator(script, $"steps.{step.Id}.form", write.Form, diagnostics);
                Facilitator(script, $"steps.{step.Id}.deeper", write.Deeper, diagnostics);
            }
            foreach (var option in step is ChooseStep choose ? choose.Options.Where(o => Elsewhere(script, o.Offer)) : [])
                diagnostics.At($"steps.{step.Id}.options.{option.Id}.offer", "a facilitator's practice offers no other");
        }
    }

    private static void Facilitator(Script script, string path, IReadOnlyList<FormField> form, ScriptDiagnostics diagnostics)
    {
        foreach (var field in form)
        {
            if (field.Keep != KeepKind.Nothing)
                diagnostics.At($"{path}.{field.Id}.keep", "'keep' is not for a facilitator's practice");
            if (field.Options.Any(o => Elsewhere(script, o.Offer)))
                diagnostics.At($"{path}.{field.Id}", "a facilitator's practice offers no other");
        }
    }

    private static bool Elsewhere(Script script, string? offer) => offer is not null && offer != script.Id;

    private static string Kind(Step step) => step switch
    {
        PrepareStep => "prepare",
        MirrorStep => "mirror",
        TurnsStep => "turns",
        _ => "close",
    };
}
