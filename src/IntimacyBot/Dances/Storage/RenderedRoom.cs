using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace IntimacyBot.Dances.Storage;

/// <summary>
/// What Discord shows of a dance: which thread and which messages, in which edition. Only the reconciler writes it.
/// </summary>
internal sealed record RenderedRoom
{
    [JsonPropertyName("Room")]
    public ulong? Room { get; init; }

    /// <summary>When a thread was requested: after a crash that thread is searched for before another is created.</summary>
    [JsonPropertyName("RequestedAt")]
    public long? RequestedAt { get; init; }

    /// <summary>Have both been let in?</summary>
    [JsonPropertyName("MembersAdded")]
    public bool MembersAdded { get; init; }

    /// <summary>Grows with every new thread for the same dance.</summary>
    [JsonPropertyName("Generation")]
    public int Generation { get; init; }

    /// <summary>How many posts there were when this thread was created: it shows only what comes after them.</summary>
    [JsonPropertyName("FirstPost")]
    public int FirstPost { get; init; }

    /// <summary>The messages of the posts, by the key of the post.</summary>
    [JsonPropertyName("Posts")]
    public ImmutableDictionary<string, RenderedMessage> Posts { get; init; } = ImmutableDictionary<string, RenderedMessage>.Empty;

    [JsonPropertyName("Floor")]
    public RenderedMessage? Floor { get; init; }

    /// <summary>Who could read the room when its last card was posted.</summary>
    [JsonPropertyName("Readers")]
    public string? Readers { get; init; }

    /// <summary>The record of a new room for one that is gone; it shows the posts after the first <paramref name="posts"/>.</summary>
    public RenderedRoom Replaced(int posts) => new() { Generation = Generation + 1, FirstPost = posts };
}

/// <summary>One message as Discord shows it: its id, and a hash of its content.</summary>
internal sealed record RenderedMessage(
    [property: JsonPropertyName("Message")] ulong Message,
    [property: JsonPropertyName("CardHash")] string CardHash);
