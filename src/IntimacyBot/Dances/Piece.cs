using System.Collections.Immutable;
using IntimacyBot.Couples;

namespace IntimacyBot.Dances;

internal enum PieceKind
{
    /// <summary>The words of a write step.</summary>
    Words,

    /// <summary>What the other heard.</summary>
    SaidBack,

    /// <summary>The one addition to what was said.</summary>
    Addition,

    /// <summary>The part that should be heard again.</summary>
    Part,

    /// <summary>A fixed sentence of the script that somebody chose to tell.</summary>
    Told,

    /// <summary>A closing word.</summary>
    Closing,

    /// <summary>Earlier answers together on one card, each under its author's name.</summary>
    Shown,
}

/// <summary>One message of a room: words by one partner, or one card by both. The words themselves are kept elsewhere, by this key.</summary>
internal sealed record Piece(string Key, string Step, PieceKind Kind, ImmutableArray<Side> By)
{
    /// <summary>Which option's sentence was told.</summary>
    public string? Option { get; init; }

    /// <summary>It was said in the second of two turns, with the roles exchanged.</summary>
    public bool Exchanged { get; init; }

    /// <summary>Grows when its author changes it.</summary>
    public int Edition { get; init; }

    public bool Equals(Piece? other) =>
        other is not null && Key == other.Key && Step == other.Step && Kind == other.Kind
        && By.AsSpan().SequenceEqual(other.By.AsSpan()) && Option == other.Option && Exchanged == other.Exchanged && Edition == other.Edition;

    public override int GetHashCode() => HashCode.Combine(Key, Step, Kind, Edition);
}
