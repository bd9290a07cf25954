using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Model;

/// <summary>One practice, read from its file and checked.</summary>
internal sealed record Script(string Id, string Title, string About, int Minutes, IReadOnlyList<Step> Steps)
{
    public bool Solo { get; init; }

    /// <summary>True when the starter is asked the four questions before the other person is rung.</summary>
    public bool NeedsReadiness { get; init; }

    public bool SwapOffered { get; init; }

    /// <summary>The names of the two roles. The first is the starter's, unless an option says otherwise.</summary>
    public IReadOnlyList<string> Roles { get; init; } = ["lead", "follow"];

    /// <summary>The label that replaces "I'm here"; null for the usual label.</summary>
    public string? Here { get; init; }

    /// <summary>
    /// The sentence on the other person's first card; null for the usual one, that somebody would like to share something.
    /// </summary>
    public string? Invites { get; init; }

    /// <summary>The question on the first card; null for the usual one about listening.</summary>
    public string? Asks { get; init; }

    /// <summary>True when the gate leaves out its four conditions, because nothing has to be said in this practice.</summary>
    public bool GateShort { get; init; }

    /// <summary>The parts of the practice that the gate lists before anything begins.</summary>
    public IReadOnlyList<string> Road { get; init; } = [];

    /// <summary>True when nobody leads. The room then opens when both have shared.</summary>
    public bool OpensBoth { get; init; }

    /// <summary>True when the room is deleted when it locks.</summary>
    public bool RoomGone { get; init; }

    /// <summary>True when each person is shown privately where to find support after the practice was stopped.</summary>
    public bool SupportWhenStopped { get; init; }

    public IReadOnlyList<string> After { get; init; } = [];

    public bool ConsentBoth { get; init; }

    /// <summary>Something small to do afterwards, which the last card names.</summary>
    public string? Small { get; init; }

    /// <summary>The first line of the last card; null for the usual one.</summary>
    public string? Last { get; init; }

    /// <summary>True when the last card has a button by which each of the two opens something good of their own.</summary>
    public bool JarOffered { get; init; }

    /// <summary>The name of its file, for messages to its author.</summary>
    public string Source { get; init; } = "";

    /// <summary>Finds a step by its id, also inside turns.</summary>
    public Step? Find(string id) => Flat().FirstOrDefault(s => s.Id == id);

    /// <summary>Finds a field of any form, also of a step inside turns.</summary>
    public FormField? Find(FieldRef field) => Find(field.Step)?.Asks.FirstOrDefault(f => f.Id == field.Field);

    /// <summary>
    /// Returns the part of the road that a step belongs to, counted from one: its own, or that of the nearest earlier step that has one.
    /// Null if there is none.
    /// </summary>
    public int? PartOf(Step step) =>
        Flat().TakeWhile(s => s.Id != step.Id).Append(step).Select(s => s.Part).LastOrDefault(p => p is not null);

    /// <summary>
    /// True when a card or page of this practice may show an answer a second time, beside forms, which show what they answer.
    /// </summary>
    public bool RepeatsAnswers => Flat().Any(s => s is ShowStep || s.Asks.Any(f => f.Keep == KeepKind.Promise))
        || Flat().SelectMany(Texts).Append(Last).Append(Small).Any(ScriptText.RepeatsAnswers);

    /// <summary>True when it shows the loop that the couple has kept.</summary>
    public bool ShowsLoop => Flat().Any(s => s is ShowStep { Loop: true });

    /// <summary>True when the first words are those of the first role, so that a swap is the other's turn to share.</summary>
    public bool LeadShares => Flat().OfType<WriteStep>().FirstOrDefault() is { Who: Who.First or Who.Starter };

    private static IEnumerable<string?> Texts(Step step) => step switch
    {
        ChooseStep choose => [step.Say, .. step.Vary, .. choose.Options.SelectMany(o => new[] { o.Post, o.Last })],
        WriteStep write => [step.Say, .. step.Vary, write.Post],
        _ => [step.Say, .. step.Vary],
    };

    /// <summary>Returns all steps in the order of the file. The steps inside turns follow the turns themselves.</summary>
    public IReadOnlyList<Step> Flat() => [.. Steps.SelectMany(s => s is TurnsStep t ? t.Steps.Prepend(s) : [s])];
}

/// <summary>The person or people a step belongs to. Role names are resolved when a script is read.</summary>
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

    /// <summary>Texts that are used instead of <see cref="Say"/>, one each calendar week.</summary>
    public IReadOnlyList<string> Vary { get; init; } = [];

    /// <summary>The conditions under which the step happens: each named step must have one of the listed outcomes.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> When { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public string? Next { get; init; }

    /// <summary>The part of the road that the step begins, counted from one; null to stay in the part before it.</summary>
    public int? Part { get; init; }

    /// <summary>The label of the button that skips the step; null if it cannot be skipped.</summary>
    public string? Optional { get; init; }

    public int Line { get; init; }

    /// <summary>All fields that can be answered in the step.</summary>
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

    /// <summary>True when the page shows its reader their own half of the couple's loop.</summary>
    public bool OwnLoop { get; init; }
}

internal sealed record WriteStep(string Id, Who Who) : Step(Id)
{
    public IReadOnlyList<FormField> Form { get; init; } = [];
    public IReadOnlyList<string> Starters { get; init; } = [];
    public bool Owning { get; init; }

    /// <summary>True when it answers the other person's words, so that the preview asks the three questions about an answer.</summary>
    public bool Attuning { get; init; }
    public IReadOnlyList<FormField> Deeper { get; init; } = [];
    public bool Common { get; init; }
    public TimeSpan? Waits { get; init; }
    public bool Aloud { get; init; } = true;

    /// <summary>The sentence that skipping it tells, in the words of its label; null if skipping tells nothing.</summary>
    public string? Post { get; init; }

    /// <summary>True when its author's own pages show them their own half of the couple's loop.</summary>
    public bool OwnLoop { get; init; }
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

internal sealed record QuietStep(string Id, TimeSpan For) : Step(Id)
{
    /// <summary>True when its time begins only after both have said that they are in, and ends early only if both go on.</summary>
    public bool Together { get; init; }
}

internal sealed record TurnsStep(string Id, int Times) : Step(Id)
{
    public IReadOnlyList<Step> Steps { get; init; } = [];
}

internal sealed record ShowStep(string Id, IReadOnlyList<FieldRef> Fields) : Step(Id)
{
    /// <summary>True when it shows the loop that the couple has kept, and no answers of this practice.</summary>
    public bool Loop { get; init; }

    public string? Picture { get; init; }
    public bool Recognised { get; init; }
    public IReadOnlyDictionary<string, string> Most { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string> Least { get; init; } = new Dictionary<string, string>();
}

internal sealed record CloseStep(string Id) : Step(Id);

/// <summary>A field of a step, written as <c>STEP.FIELD</c> in scripts.</summary>
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
    Week,
}

internal sealed record FormField(string Id, FieldKind Kind)
{
    public string Label { get; init; } = "";

    /// <summary>True when the answer is typed; false when it is picked.</summary>
    public bool IsText => Kind is FieldKind.Short or FieldKind.Long;

    /// <summary>Labels that are used instead of <see cref="Label"/>, one each calendar week.</summary>
    public IReadOnlyList<string> Vary { get; init; } = [];

    public string? Hint { get; init; }
    public bool Required { get; init; }

    /// <summary>True when the answer is never shared and never stored.</summary>
    public bool Private { get; init; }

    public int? Max { get; init; }
    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>The field whose picked answers are the options here; null when the options are its own.</summary>
    public FieldRef? From { get; init; }

    /// <summary>
    /// The heading above the answer on the card; null to use the label. Two reserved words have other meanings; <see cref="StandsAlone"/>
    /// and <see cref="IsSmallLine"/> are true for them. <see cref="ScriptText.Heading"/> returns what is shown.
    /// </summary>
    public string? Card { get; init; }

    /// <summary>True when the answer is on the card without a heading.</summary>
    public bool StandsAlone => Card == ScriptKeywords.CardNone;

    /// <summary>True when the chosen option is itself the small line of the card.</summary>
    public bool IsSmallLine => Card == ScriptKeywords.CardLine;

    public FieldRef? Prefill { get; init; }
    public KeepKind Keep { get; init; }
}

internal sealed record FieldOption(string Id, string Label)
{
    public string? Offer { get; init; }
}

internal sealed record StepOption(string Id, string Label)
{
    /// <summary>The id of the step that follows, or <c>end</c>; null for the step's own next step.</summary>
    public string? Next { get; init; }

    /// <summary>How often this option may lead back; null for an option that leads on.</summary>
    public int? Times { get; init; }

    public bool Refer { get; init; }
    public string? Offer { get; init; }
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Carry { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    public string? Post { get; init; }

    /// <summary>The first line of the last card if this option led there; null for the practice's own.</summary>
    public string? Last { get; init; }
    public Who? As { get; init; }
}
