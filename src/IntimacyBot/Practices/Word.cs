namespace IntimacyBot.Practices;

/// <summary>One word of the language: what may stand behind it, and what an editor says about it.</summary>
internal sealed record Word(string Name, Shape Shape, string Says)
{
    public bool Needed { get; init; }
}

/// <summary>A kind of step: the word that names it, and the words that only this kind has.</summary>
internal sealed record StepKind(Word Word, params Word[] Own)
{
    public string Name => Word.Name;
}

/// <summary>What may stand behind a word. The reader checks files by it, and the schema for editors is made from it.</summary>
internal abstract record Shape
{
    /// <summary>A text that people read.</summary>
    public sealed record Text(TextKind Kind) : Shape;

    public sealed record Texts(TextKind Kind, int Most) : Shape;

    public sealed record OneOf(params string[] Words) : Shape;

    public sealed record Flag : Shape;

    public sealed record Number(int Least, int Most) : Shape;

    public sealed record Time(TimeSpan Least, TimeSpan Most) : Shape;

    /// <summary>A name of two to sixteen small letters: of a practice, step, field, role.</summary>
    public sealed record Name : Shape;

    public sealed record Names(int Least, int Most) : Shape;

    /// <summary>STEP.FIELD.</summary>
    public sealed record Answer : Shape;

    public sealed record Answers : Shape;

    /// <summary>STEP, for what was chosen there, or STEP.FIELD.</summary>
    public sealed record Sources : Shape;

    /// <summary>Names, and the same behind each.</summary>
    public sealed record Each(Shape Of, int Least, int Most) : Shape;

    public sealed record Either(params Shape[] Of) : Shape;

    /// <summary>A map with words of its own.</summary>
    public sealed record Part(string Called) : Shape;

    public sealed record Steps : Shape;
}
