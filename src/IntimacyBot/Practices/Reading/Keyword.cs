using IntimacyBot.Practices.Model;

namespace IntimacyBot.Practices.Reading;

/// <summary>One word of the script language, with the shape of its value and the description that editors show.</summary>
internal sealed record Keyword(string Name, ValueSchema Shape, string Says)
{
    public bool Needed { get; init; }
}

/// <summary>A kind of step: the word that names it, and the words that only this kind has.</summary>
internal sealed record StepKind(Keyword Word, params Keyword[] Own)
{
    public string Name => Word.Name;
}

/// <summary>The shape of a value. The reader checks files against it, and the schema for editors is made from it.</summary>
internal abstract record ValueSchema
{
    /// <summary>A text that people read.</summary>
    public sealed record Text(TextKind Kind) : ValueSchema;

    public sealed record Texts(TextKind Kind, int Most) : ValueSchema
    {
        public int Least { get; init; } = 1;
    }

    public sealed record OneOf(params string[] Words) : ValueSchema;

    public sealed record Flag : ValueSchema;

    public sealed record Number(int Least, int Most) : ValueSchema;

    public sealed record Time(TimeSpan Least, TimeSpan Most) : ValueSchema;

    /// <summary>A name of two to sixteen letters from a to z, such as the id of a practice, step, field or role.</summary>
    public sealed record Name : ValueSchema;

    public sealed record Names(int Least, int Most) : ValueSchema;

    /// <summary>A reference to a field, written as STEP.FIELD.</summary>
    public sealed record Answer : ValueSchema;

    public sealed record Answers : ValueSchema;

    /// <summary>A source of carried answers: STEP for what was chosen there, or STEP.FIELD.</summary>
    public sealed record Sources : ValueSchema;

    /// <summary>A map whose keys are names and whose values all have the same shape.</summary>
    public sealed record Each(ValueSchema Of, int Least, int Most) : ValueSchema;

    public sealed record Either(params ValueSchema[] Of) : ValueSchema;

    /// <summary>A map with words of its own, by its name in the schema.</summary>
    public sealed record Part(string Called) : ValueSchema;

    public sealed record Steps : ValueSchema;
}
