using IntimacyBot.Platform.Rules;

namespace IntimacyBot.Dances.Service;

/// <summary>The result of a move.</summary>
internal sealed record MoveResult(Participant? Participant, Refusal? Refusal)
{
    /// <summary>True when the move was refused and what was written with it was stored as a draft.</summary>
    public bool Kept { get; init; }

    /// <summary>The id of the dance, where it does not exist for the person who asks; otherwise null.</summary>
    public Guid? Missing { get; init; }

    /// <summary>True when something began or ceased to wait for one of the two.</summary>
    public bool Notifies { get; init; }

    public static implicit operator MoveResult(Refusal refusal) => new(null, refusal);
}
