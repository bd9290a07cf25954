using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Checking;

/// <summary>Checks what a script says about cards: the parts of its road, the headings, and the first line of the last card.</summary>
internal sealed class CardCheck(Script script, ScriptDiagnostics diagnostics)
{
    private readonly StepGraph _graph = StepGraph.Of(script);

    public static void Check(Script script, ScriptDiagnostics diagnostics)
    {
        var check = new CardCheck(script, diagnostics);
        check.Road();
        foreach (var step in script.Flat())
        {
            if (step is PrepareStep prepare)
                check.NoCards($"steps.{step.Id}.form", prepare.Form);
            else if (step is WriteStep write)
                check.Headings(write);
            else if (step is ChooseStep choose)
                check.Endings(choose);
        }
    }

    private void Road()
    {
        if (script.Road.Count is not 0 and (< ScriptKeywords.LeastRoad or > ScriptKeywords.MostRoad) and var count)
            diagnostics.At("road", $"a road has {ScriptKeywords.LeastRoad} to {ScriptKeywords.MostRoad} parts, this one has {count}");
        var before = 0;
        foreach (var step in script.Flat().Where(s => s.Part is not null))
        {
            var (path, part) = ($"steps.{step.Id}.part", step.Part!.Value);
            if (script.Road.Count == 0)
                diagnostics.At(path, "'part' says which part of the 'road' a step is, and there is none");
            else if (step is TurnsStep or CloseStep)
                diagnostics.At(path, "no card of its own belongs to this step; the steps around it can have a 'part'");
            else if (part > script.Road.Count)
                diagnostics.At(path, $"the road has {script.Road.Count} parts, so there is no part {part}");
            else if (part < before)
                diagnostics.At(path, $"the road goes on: a step before this one is part {before} already");
            before = Math.Max(before, part);
        }
    }

    private void NoCards(string path, IEnumerable<FormField> fields)
    {
        foreach (var field in fields.Where(f => f.Card is not null))
            diagnostics.At($"{path}.{field.Id}.card", "this answer stays with its author and stands on no card");
    }

    private void Headings(WriteStep write)
    {
        var path = $"steps.{write.Id}";
        if (write is { Owning: true, Attuning: true })
            diagnostics.At($"{path}.attuning", "the preview asks three questions: those of 'owning' or those of 'attuning', not both");
        NoCards($"{path}.form", write.Form.Where(f => f.Private || script.Solo));
        NoCards($"{path}.deeper", write.Deeper.Where(f => f.Private || script.Solo));
        var fields = write.Form.Select(f => ($"{path}.form", f)).Concat(write.Deeper.Select(f => ($"{path}.deeper", f)));
        var lines = fields.Where(f => f.f.IsSmallLine).ToList();
        foreach (var (form, field) in lines.Where(l => l.f.Kind != FieldKind.Choice))
            diagnostics.At($"{form}.{field.Id}.card", "only what was chosen in a 'choice' can be the small line");
        foreach (var (form, field) in lines.Skip(1))
            diagnostics.At($"{form}.{field.Id}.card", "a card has one small line, and another field is it already");
    }

    private void Endings(ChooseStep choose)
    {
        foreach (var option in choose.Options.Where(o => o.Last is not null))
        {
            var path = $"steps.{choose.Id}.options.{option.Id}.last";
            if (choose.Private)
                diagnostics.At(path, "the last card is for both and would tell what was chosen in private");
            else if (!LeadsToEnd(choose, option))
                diagnostics.At(path, "'last' is for an option that leads to the end; other steps follow this one");
        }
    }

    private bool LeadsToEnd(ChooseStep choose, StepOption option) =>
        _graph.Leaving(choose).Where(l => l.Outcome == option.Id).All(l => _graph.Find(l.Next) is null or CloseStep);
}
