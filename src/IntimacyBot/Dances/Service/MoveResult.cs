using IntimacyBot.Platform.Rules;

namespace IntimacyBot.Dances.Service;

/// <summary>What came of a move.</summary>
internal sealed record MoveResult(Participant? Participant, Refusal? Refusal)
{
    /// <summary>The move was refused, and what was written with it waits as a draft.</summary>
    public bool Kept { get; init; }

    /// <summary>Something began or ceased to wait for one of the two.</summary>
    public bool Notifies { get; init; }

    public static implicit operator MoveResult(Refusal refusal) => new(null, refusal);
}
