using IntimacyBot.Practices.Model;

namespace IntimacyBot.Practices.Reading;

/// <summary>One word of the language: what may stand behind it, and what an editor says about it.</summary>
internal sealed record Keyword(string Name, ValueSchema Shape, string Says)
{
    public bool Needed { get; init; }
}

/// <summary>A kind of step: the word that names it, and the words that only this kind has.</summary>
internal sealed record StepKind(Keyword Word, params Keyword[] Own)
{
    public string Name => Word.Name;
}

/// <summary>What may stand behind a word. The reader checks files by it, and the schema for editors is made from it.</summary>
internal abstract record ValueSchema
{
    /// <summary>A text that people read.</summary>
    public sealed record Text(TextKind Kind) : ValueSchema;

    public sealed record Texts(TextKind Kind, int Most) : ValueSchema;

    public sealed record OneOf(params string[] Words) : ValueSchema;

    public sealed record Flag : ValueSchema;

    public sealed record Number(int Least, int Most) : ValueSchema;

    public sealed record Time(TimeSpan Least, TimeSpan Most) : ValueSchema;

    /// <summary>A name of two to sixteen small letters: of a practice, step, field, role.</summary>
    public sealed record Name : ValueSchema;

    public sealed record Names(int Least, int Most) : ValueSchema;

    /// <summary>STEP.FIELD.</summary>
    public sealed record Answer : ValueSchema;

    public sealed record Answers : ValueSchema;

    /// <summary>STEP, for what was chosen there, or STEP.FIELD.</summary>
    public sealed record Sources : ValueSchema;

    /// <summary>Names, and the same behind each.</summary>
    public sealed record Each(ValueSchema Of, int Least, int Most) : ValueSchema;

    public sealed record Either(params ValueSchema[] Of) : ValueSchema;

    /// <summary>A map with words of its own.</summary>
    public sealed record Part(string Called) : ValueSchema;

    public sealed record Steps : ValueSchema;
}
