using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Checking;

internal enum AnswerUse
{
    Text,
    Show,
    From,
    Prefill,
    Carry,
}

/// <summary>
/// Tells which earlier answers a step of a script can use. That depends on what has been answered by then, by whom, and who may see it.
/// </summary>
internal sealed class AnswerScope(Script script)
{
    private readonly StepGraph _graph = StepGraph.Of(script);

    public FormField? Field(FieldRef answer) => script.Find(answer);

    /// <summary>
    /// Returns why an answer cannot be used at a step, with the word that was probably meant. Null when it can be used, or when the step
    /// that it belongs to could not be read.
    /// </summary>
    public (string What, string? Nearest)? Fault(FieldRef answer, Step? at, AnswerUse use)
    {
        var name = $"'{answer.Step}.{answer.Field}'";
        var step = _graph.Find(answer.Step);
        if (step is InvalidStep)
            return null;
        if (step is null)
            return ($"there is no step {ScriptDiagnostics.Quote(answer.Step)}", SpellingHint.To(answer.Step, _graph.Ids));
        if (at is not null && !_graph.IsBefore(step.Id, at.Id))
            return ($"{ScriptDiagnostics.Quote(answer.Step)} is not answered yet when this step is reached", null);
        if (Field(answer) is not { } field)
            return NoField(answer, step);
        if (field.Private)
            return ($"{name} is private; it is never shown and never kept", null);
        if (step is PrepareStep && use != AnswerUse.Prefill)
            return ($"{name} stays with its author; only 'prefill' may use a prepared answer", null);
        if (use is AnswerUse.Text or AnswerUse.From or AnswerUse.Carry && TwoAuthors(step, at))
            return ($"{name} has two answers, one of each; only 'show' holds both", null);
        return use is AnswerUse.From ? NoChoice(step, field, name) : null;
    }

    private static (string What, string? Nearest) NoField(FieldRef answer, Step step)
    {
        var what = $"{ScriptDiagnostics.Quote(answer.Step)} has no field {ScriptDiagnostics.Quote(answer.Field)}";
        return (what, SpellingHint.To(answer.Field, step.Asks.Select(f => f.Id)));
    }

    /// <summary>Returns why an answer has no options to choose from; null when it has some.</summary>
    private static (string What, string? Nearest)? NoChoice(Step step, FormField field, string name) => field switch
    {
        { IsText: true } => ($"{name} is a text; 'from' wants a choice", null),
        { From: { } first } => ($"{name} has no answers of its own; name '{first.Step}.{first.Field}'", null),
        _ when step is WriteStep write && write.Deeper.Contains(field) =>
            ($"{name} stands in 'deeper' and may never be asked; 'from' wants a field of 'form'", null),
        _ => null,
    };

    private bool TwoAuthors(Step step, Step? at) =>
        step is WriteStep { Who: Who.Both, Common: false } || _graph.HappensTwice(step.Id, at?.Id);
}
