namespace IntimacyBot.Practices.Model;

/// <summary>One practice as its file says it, checked and complete.</summary>
internal sealed record Script(string Id, string Title, string About, int Minutes, IReadOnlyList<Step> Steps)
{
    public bool Solo { get; init; }

    /// <summary>Whether the starter is asked the four questions before anything that rings the other person.</summary>
    public bool NeedsReadiness { get; init; }

    public bool SwapOffered { get; init; }

    /// <summary>The names of the two roles; the first is the starter's unless an option says otherwise.</summary>
    public IReadOnlyList<string> Roles { get; init; } = ["lead", "follow"];

    /// <summary>The label that stands in for "I'm here".</summary>
    public string? Here { get; init; }

    /// <summary>Whether nobody leads: the room then opens when both have shared.</summary>
    public bool OpensBoth { get; init; }

    /// <summary>Whether the room is deleted when it locks.</summary>
    public bool RoomGone { get; init; }

    /// <summary>Whether each is shown, for themselves, where to turn for support when the practice is stopped.</summary>
    public bool SupportWhenStopped { get; init; }

    public IReadOnlyList<string> After { get; init; } = [];

    public bool ConsentBoth { get; init; }

    /// <summary>A small thing to do afterwards, which the last card names.</summary>
    public string? Small { get; init; }

    /// <summary>Where it came from, for messages to whoever wrote it.</summary>
    public string Source { get; init; } = "";

    /// <summary>A step by its id, also inside turns.</summary>
    public Step? Find(string id) => Flat().FirstOrDefault(s => s.Id == id);

    /// <summary>A field of any form, also of one inside turns.</summary>
    public FormField? Find(FieldRef field) => Find(field.Step)?.Asks.FirstOrDefault(f => f.Id == field.Field);

    /// <summary>All steps in the order of the file; those inside turns follow the turns themselves.</summary>
    public IReadOnlyList<Step> Flat() => [.. Steps.SelectMany(s => s is TurnsStep t ? t.Steps.Prepend(s) : [s])];
}

/// <summary>Whose step it is. Role names are resolved when a script is loaded.</summary>
internal enum Who
{
    First,
    Second,
    Both,
    Starter,
    Me,
}

internal abstract record Step(string Id)
{
    public string? Say { get; init; }

    /// <summary>Texts that take turns by the calendar's week, instead of <see cref="Say"/>.</summary>
    public IReadOnlyList<string> Vary { get; init; } = [];

    /// <summary>The conditions under which the step happens: the outcome of each named step is one of those listed.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> When { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public string? Next { get; init; }

    /// <summary>The label of the button that skips the step.</summary>
    public string? Optional { get; init; }

    public int Line { get; init; }

    /// <summary>All the fields that can be answered in the step.</summary>
    public IReadOnlyList<FormField> Asks => this switch
    {
        PrepareStep prepare => prepare.Form,
        WriteStep { Deeper.Count: 0 } write => write.Form,
        WriteStep write => [.. write.Form, .. write.Deeper],
        _ => [],
    };
}

internal sealed record PrepareStep(string Id, Who Who) : Step(Id)
{
    public IReadOnlyList<FormField> Form { get; init; } = [];
}

internal sealed record WriteStep(string Id, Who Who) : Step(Id)
{
    public IReadOnlyList<FormField> Form { get; init; } = [];
    public IReadOnlyList<string> Starters { get; init; } = [];
    public bool Owning { get; init; }
    public IReadOnlyList<FormField> Deeper { get; init; } = [];
    public bool Common { get; init; }
    public TimeSpan? Waits { get; init; }
    public bool Aloud { get; init; } = true;
}

internal sealed record MirrorStep(string Id, string Of) : Step(Id);

internal sealed record ChooseStep(string Id, Who Who) : Step(Id)
{
    public IReadOnlyList<StepOption> Options { get; init; } = [];
    public string? List { get; init; }
    public string? Under { get; init; }
    public bool Private { get; init; }
    public string? Else { get; init; }
    public string? Picture { get; init; }
}

internal sealed record QuietStep(string Id, TimeSpan For) : Step(Id);

internal sealed record TurnsStep(string Id, int Times) : Step(Id)
{
    public IReadOnlyList<Step> Steps { get; init; } = [];
}

internal sealed record ShowStep(string Id, IReadOnlyList<FieldRef> Fields) : Step(Id)
{
    public string? Picture { get; init; }
    public bool Recognised { get; init; }
    public IReadOnlyDictionary<string, string> Most { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string> Least { get; init; } = new Dictionary<string, string>();
}

internal sealed record CloseStep(string Id) : Step(Id);

/// <summary>Another step's field, as <c>STEP.FIELD</c>.</summary>
internal sealed record FieldRef(string Step, string Field);

internal enum FieldKind
{
    Short,
    Long,
    Choice,
    Choices,
}

internal enum KeepKind
{
    Nothing,
    Promise,
    Loop,
}

internal sealed record FormField(string Id, FieldKind Kind)
{
    public string Label { get; init; } = "";

    /// <summary>Whether it is answered in one's own words; otherwise it is answered by what is picked.</summary>
    public bool IsText => Kind is FieldKind.Short or FieldKind.Long;

    /// <summary>Labels that take turns by the calendar's week, instead of <see cref="Label"/>.</summary>
    public IReadOnlyList<string> Vary { get; init; } = [];

    public string? Hint { get; init; }
    public bool Required { get; init; }

    /// <summary>Whether the answer is never shared and never stored.</summary>
    public bool Private { get; init; }

    public int? Max { get; init; }
    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>The field whose picked answers are the options here.</summary>
    public FieldRef? From { get; init; }

    public FieldRef? Prefill { get; init; }
    public KeepKind Keep { get; init; }
}

internal sealed record FieldOption(string Id, string Label)
{
    public string? Offer { get; init; }
}

internal sealed record StepOption(string Id, string Label)
{
    /// <summary>A step's id, or <c>end</c>.</summary>
    public string? Next { get; init; }

    /// <summary>How often this option may lead back; null for one that leads on.</summary>
    public int? Times { get; init; }

    public bool Refer { get; init; }
    public string? Offer { get; init; }
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Carry { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    public string? Post { get; init; }
    public Who? As { get; init; }
}
