using System.Collections.Immutable;

namespace IntimacyBot.Dances;

/// <summary>What Discord shows of a dance: which thread, which messages, in which edition. The painter's notes, and nobody else's.</summary>
internal sealed record RoomPicture
{
    public ulong? Room { get; init; }

    /// <summary>Since when a thread has been on its way: after a crash it is looked for before another is made.</summary>
    public long? AskedAt { get; init; }

    /// <summary>Have both been let in?</summary>
    public bool Open { get; init; }

    /// <summary>Grows with every new thread for the same dance.</summary>
    public int Healed { get; init; }

    /// <summary>How many pieces there were then: a new thread shows only what comes after.</summary>
    public int HealedFrom { get; init; }

    /// <summary>The messages of words, by the key of their piece.</summary>
    public ImmutableDictionary<string, Shown> Pieces { get; init; } = ImmutableDictionary<string, Shown>.Empty;

    public Shown? Floor { get; init; }

    /// <summary>Who could read the room when its last card was posted.</summary>
    public string? Readers { get; init; }

    /// <summary>The room is gone: a new one shows what comes after <paramref name="pieces"/>.</summary>
    public RoomPicture Healing(int pieces) => new() { Healed = Healed + 1, HealedFrom = pieces };
}

/// <summary>One message as it stands: its id, and a mark of what it says.</summary>
internal sealed record Shown(ulong Message, string Mark);
