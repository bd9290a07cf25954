namespace IntimacyBot.Platform.Rules;

/// <summary>The result of a rule: the next state, or the reason why the move is refused. Exactly one of the two is null.</summary>
internal readonly record struct Decision<T>
    where T : class
{
    private Decision(T? next, Refusal? refusal) => (Next, Refusal) = (next, refusal);

    public T? Next { get; }

    public Refusal? Refusal { get; }

    public static implicit operator Decision<T>(T next) => new(next, null);

    public static implicit operator Decision<T>(Refusal refusal) => new(null, refusal);
}
