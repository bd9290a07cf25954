using System.Collections.Immutable;
using System.Text.Json.Serialization;
using IntimacyBot.Couples;

namespace IntimacyBot.Dances.Model;

internal enum RoomPostKind
{
    /// <summary>The words of a write step.</summary>
    [JsonStringEnumMemberName("Words")] Words = 0,

    /// <summary>What the other heard.</summary>
    [JsonStringEnumMemberName("SaidBack")] SaidBack = 1,

    /// <summary>The one addition to what was said.</summary>
    [JsonStringEnumMemberName("Addition")] Addition = 2,

    /// <summary>The part that should be heard again.</summary>
    [JsonStringEnumMemberName("Part")] Part = 3,

    /// <summary>A fixed sentence of the script that somebody chose to tell.</summary>
    [JsonStringEnumMemberName("Told")] Told = 4,

    /// <summary>A closing word.</summary>
    [JsonStringEnumMemberName("Closing")] Closing = 5,

    /// <summary>Earlier answers together on one card, each under its author's name.</summary>
    [JsonStringEnumMemberName("Shown")] Shown = 6,

    /// <summary>Something was said with the voice: only that it was, and by whom.</summary>
    [JsonStringEnumMemberName("Aloud")] Aloud = 7,

    /// <summary>The loop that the couple has kept, each half under its author's name.</summary>
    [JsonStringEnumMemberName("Loop")] Loop = 8,
}

/// <summary>
/// One message of a room, which holds words by one partner, or is one card by both. The words themselves are stored in <see
/// cref="AuthorWords"/>.
/// </summary>
internal sealed record RoomPost(
    [property: JsonPropertyName("Key")] string Key,
    [property: JsonPropertyName("Step")] string Step,
    [property: JsonPropertyName("Kind")] RoomPostKind Kind,
    [property: JsonPropertyName("By")] ImmutableArray<Side> By)
{
    /// <summary>The option whose sentence was told.</summary>
    [JsonPropertyName("Option")]
    public string? Option { get; init; }

    /// <summary>True when it was said in the second of two turns, with the roles exchanged.</summary>
    [JsonPropertyName("Exchanged")]
    public bool Exchanged { get; init; }

    /// <summary>This number grows when the author changes the words.</summary>
    [JsonPropertyName("Edition")]
    public int Edition { get; init; }

    /// <summary>The array of authors is compared by its content; records would compare its reference.</summary>
    public bool Equals(RoomPost? other) =>
        other is not null && Values == other.Values && By.AsSpan().SequenceEqual(other.By.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Key, Step, Kind, Edition);

    private (string, string, RoomPostKind, string?, bool, int) Values => (Key, Step, Kind, Option, Exchanged, Edition);
}
