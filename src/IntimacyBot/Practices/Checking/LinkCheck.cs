using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Checking;

/// <summary>
/// Checks the links from a script to other practices: each practice must exist, and must have the fields into which answers are carried.
/// </summary>
internal sealed class LinkCheck(Func<string, Script?> find, IReadOnlyCollection<string> there)
{
    /// <param name="loaded">A practice without problems of its own. Otherwise nothing is checked.</param>
    /// <param name="file">The name of its file, as messages show it.</param>
    public IReadOnlyList<ScriptProblem> Check(LoadedScript loaded, string file)
    {
        if (loaded is not { Script: { } script, Root: { } root })
            return [];
        var diagnostics = new ScriptDiagnostics(file) { Lines = SourceLines.Of(root) };
        foreach (var id in script.After)
            After(script, id, diagnostics);
        foreach (var step in script.Flat())
            Check(step, diagnostics);
        return diagnostics.All;
    }

    private void After(Script script, string id, ScriptDiagnostics diagnostics)
    {
        if (!Exists(id, "after", diagnostics))
            return;
        if (find(id) is { Solo: true })
            diagnostics.At("after", $"'{id}' is for one and leaves no mark; name a practice for two");
        else if (Needs(id, []).Contains(script.Id))
            diagnostics.At("after", id == script.Id
                ? "a practice cannot come after itself"
                : $"'{id}' comes after '{script.Id}' itself, so neither could ever begin");
    }

    /// <summary>Adds this practice, and all that must come before it, to <paramref name="seen"/> and returns that set.</summary>
    private HashSet<string> Needs(string id, HashSet<string> seen)
    {
        foreach (var before in seen.Add(id) ? find(id)?.After ?? [] : [])
            Needs(before, seen);
        return seen;
    }

    private void Check(Step step, ScriptDiagnostics diagnostics)
    {
        var path = $"steps.{step.Id}";
        if (step is ChooseStep choose)
        {
            foreach (var option in choose.Options)
                Check(option, $"{path}.options.{option.Id}", diagnostics);
        }
        foreach (var (form, field) in Fields(step))
        {
            var choice = field.Kind == FieldKind.Choices ? "choices" : "choice";
            foreach (var option in field.Options)
                Exists(option.Offer, $"{path}.{form}.{field.Id}.{choice}.{option.Id}.offer", diagnostics);
        }
    }

    private void Check(StepOption option, string path, ScriptDiagnostics diagnostics)
    {
        if (!Exists(option.Offer, $"{path}.offer", diagnostics) || find(option.Offer!) is not { } target)
            return;
        var fields = target.Flat().SelectMany(s => s.Asks).Where(f => f is { Private: false, IsText: true });
        string[] texts = [.. fields.Select(f => f.Id).Distinct()];
        foreach (var into in option.Carry.Keys.Where(k => !texts.Contains(k)))
            diagnostics.At(
                $"{path}.carry.{into}",
                $"'{target.Id}' has no shared text field {ScriptDiagnostics.Quote(into)}",
                SpellingHint.To(into, texts));
    }

    private bool Exists(string? practice, string path, ScriptDiagnostics diagnostics)
    {
        if (practice is null)
            return false;
        if (there.Contains(practice))
            return true;
        diagnostics.At(path, $"there is no practice {ScriptDiagnostics.Quote(practice)}", SpellingHint.To(practice, there));
        return false;
    }

    private static IEnumerable<(string Form, FormField Field)> Fields(Step step) => step switch
    {
        PrepareStep p => p.Form.Select(f => ("form", f)),
        WriteStep w => w.Form.Select(f => ("form", f)).Concat(w.Deeper.Select(f => ("deeper", f))),
        _ => [],
    };
}
