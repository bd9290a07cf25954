namespace IntimacyBot.Platform.Rules;

/// <summary>What a rule answers to a move: the next state, or why not.</summary>
internal readonly record struct Decision<T>
    where T : class
{
    private Decision(T? next, Refusal? refusal) => (Next, Refusal) = (next, refusal);

    public T? Next { get; }

    public Refusal? Refusal { get; }

    public static implicit operator Decision<T>(T next) => new(next, null);

    public static implicit operator Decision<T>(Refusal refusal) => new(null, refusal);
}
