using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace IntimacyBot.Dances.Storage;

/// <summary>
/// What Discord shows of a dance: which thread, which messages, in which edition. The painter's notes, and nobody else's.
/// </summary>
internal sealed record RenderedRoom
{
    [JsonPropertyName("Room")]
    public ulong? Room { get; init; }

    /// <summary>Since when a thread has been on its way: after a crash it is looked for before another is made.</summary>
    [JsonPropertyName("RequestedAt")]
    public long? RequestedAt { get; init; }

    /// <summary>Have both been let in?</summary>
    [JsonPropertyName("MembersAdded")]
    public bool MembersAdded { get; init; }

    /// <summary>Grows with every new thread for the same dance.</summary>
    [JsonPropertyName("Generation")]
    public int Generation { get; init; }

    /// <summary>How many pieces there were then: a new thread shows only what comes after.</summary>
    [JsonPropertyName("FirstPost")]
    public int FirstPost { get; init; }

    /// <summary>The messages of words, by the key of their piece.</summary>
    [JsonPropertyName("Posts")]
    public ImmutableDictionary<string, RenderedMessage> Posts { get; init; } = ImmutableDictionary<string, RenderedMessage>.Empty;

    [JsonPropertyName("Floor")]
    public RenderedMessage? Floor { get; init; }

    /// <summary>Who could read the room when its last card was posted.</summary>
    [JsonPropertyName("Readers")]
    public string? Readers { get; init; }

    /// <summary>The room is gone: a new one shows what comes after <paramref name="pieces"/>.</summary>
    public RenderedRoom Replaced(int pieces) => new() { Generation = Generation + 1, FirstPost = pieces };
}

/// <summary>One message as it stands: its id, and a mark of what it says.</summary>
internal sealed record RenderedMessage(
    [property: JsonPropertyName("Message")] ulong Message,
    [property: JsonPropertyName("CardHash")] string CardHash);
