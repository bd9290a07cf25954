namespace IntimacyBot.Practices;

internal enum AnswerUse
{
    Text,
    Show,
    From,
    Prefill,
    Carry,
}

/// <summary>What has been answered, by whom and for whose eyes, when the walk comes to a step.</summary>
internal sealed class Answers
{
    private readonly IReadOnlyList<Step> _steps;
    private readonly Dictionary<string, (int Place, Turns? Inside)> _places = [];

    public Answers(Script script)
    {
        _steps = script.Flat();
        foreach (var step in _steps)
            _places.TryAdd(step.Id, (_places.Count, null));
        foreach (var turns in script.Steps.OfType<Turns>())
        {
            foreach (var inner in turns.Steps.Where(s => _places.ContainsKey(s.Id)))
                _places[inner.Id] = (_places[inner.Id].Place, turns);
        }
    }

    public IEnumerable<string> StepIds => _places.Keys;

    public Step? Step(string id) => _steps.FirstOrDefault(s => s.Id == id);

    /// <summary>The turns around a step, if any.</summary>
    public Turns? Around(string id) => _places.TryGetValue(id, out var place) ? place.Inside : null;

    public bool Earlier(string id, Step? than) => than is null || Place(id) < Place(than.Id);

    public int Place(string id) => _places.TryGetValue(id, out var place) ? place.Place : -1;

    public Field? Field(FieldRef answer) => Fields(Step(answer.Step)).FirstOrDefault(f => f.Id == answer.Field);

    /// <summary>Why this answer cannot be used at a step, with the nearest right word; null when it can, or when the step itself could not be read.</summary>
    public (string What, string? Nearest)? Fault(FieldRef answer, Step? at, AnswerUse use)
    {
        var name = $"'{answer.Step}.{answer.Field}'";
        var step = Step(answer.Step);
        if (step is Unread)
            return null;
        if (step is null)
            return ($"there is no step {Problems.Quote(answer.Step)}", Nearest.To(answer.Step, StepIds));
        if (!Earlier(step.Id, at))
            return ($"{Problems.Quote(answer.Step)} is not answered yet when this step is reached", null);
        if (Field(answer) is not { } field)
            return ($"{Problems.Quote(answer.Step)} has no field {Problems.Quote(answer.Field)}", Nearest.To(answer.Field, Fields(step).Select(f => f.Id)));
        if (field.Private)
            return ($"{name} is private; it is never shown and never kept", null);
        if (step is Prepare && use != AnswerUse.Prefill)
            return ($"{name} stays with its author; only 'prefill' may use a prepared answer", null);
        if (use is AnswerUse.Text or AnswerUse.From or AnswerUse.Carry && TwoAuthors(step, at))
            return ($"{name} has two answers, one of each; only 'show' holds both", null);
        if (use is AnswerUse.From && field.Kind is FieldKind.Short or FieldKind.Long)
            return ($"{name} is a text; 'from' wants a choice", null);
        if (use is AnswerUse.From && field.From is { } first)
            return ($"{name} has no answers of its own; name '{first.Step}.{first.Field}'", null);
        if (use is AnswerUse.From && step is Write { Deeper: var deeper } && deeper.Contains(field))
            return ($"{name} stands in 'deeper' and may never be asked; 'from' wants a field of 'form'", null);
        return null;
    }

    private bool TwoAuthors(Step step, Step? at) =>
        step is Write { Who: Who.Both, Common: false }
        || (Around(step.Id) is { } turns && (at is null || Around(at.Id) != turns));

    private static IEnumerable<Field> Fields(Step? step) => step switch
    {
        Prepare p => p.Form,
        Write w => w.Form.Concat(w.Deeper),
        _ => [],
    };
}
