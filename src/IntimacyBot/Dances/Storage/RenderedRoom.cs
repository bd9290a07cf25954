using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace IntimacyBot.Dances.Storage;

/// <summary>
/// Records which thread and which messages show a dance in Discord, and with which content. The reconciler writes it, and a room that is
/// given up resets it.
/// </summary>
internal sealed record RenderedRoom
{
    [JsonPropertyName("Room")]
    public ulong? Room { get; init; }

    /// <summary>Holds the name with which the thread was requested, so that /home names the room as Discord does.</summary>
    [JsonPropertyName("Name")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>
    /// Tells when a thread was requested, in Unix milliseconds. After a crash that thread is searched for before another is created.
    /// </summary>
    [JsonPropertyName("RequestedAt")]
    public long? RequestedAt { get; init; }

    /// <summary>True when both people have been added to the thread.</summary>
    [JsonPropertyName("MembersAdded")]
    public bool MembersAdded { get; init; }

    /// <summary>Counts how often the dance has moved to a new thread.</summary>
    [JsonPropertyName("Generation")]
    public int Generation { get; init; }

    /// <summary>
    /// Tells how many posts there were when this thread was created. The thread shows only the posts that come after them.
    /// </summary>
    [JsonPropertyName("FirstPost")]
    public int FirstPost { get; init; }

    /// <summary>Holds the messages that show the posts, by the key of the post.</summary>
    [JsonPropertyName("Posts")]
    public ImmutableDictionary<string, RenderedMessage> Posts { get; init; } = ImmutableDictionary<string, RenderedMessage>.Empty;

    [JsonPropertyName("Floor")]
    public RenderedMessage? Floor { get; init; }

    /// <summary>Identifies the set of people who could read the room when its last card was posted.</summary>
    [JsonPropertyName("Readers")]
    public string? Readers { get; init; }

    /// <summary>True when somebody has locked the room. Nothing is shown in it any more.</summary>
    [JsonPropertyName("IsLocked")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsLocked { get; init; }

    /// <summary>True when this room replaces one that was locked, which happens once.</summary>
    [JsonPropertyName("AfterLock")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AfterLock { get; init; }

    /// <summary>
    /// Tells whether this thread shows the post at this place. A room that replaces another does not show earlier words again.
    /// </summary>
    public bool Shows(int place) => Generation == 0 || place >= FirstPost;

    /// <summary>
    /// Returns the record of a new room that replaces one that is gone. It shows the posts after the first <paramref name="posts"/>.
    /// </summary>
    public RenderedRoom Replaced(int posts) =>
        new() { Generation = Generation + 1, FirstPost = posts, AfterLock = AfterLock || IsLocked };
}

/// <summary>
/// Records one message that Discord shows. For a card of words it holds the card's mark, which does not depend on the words, and for a
/// floor card a hash of its content.
/// </summary>
internal sealed record RenderedMessage(
    [property: JsonPropertyName("Message")] ulong Message,
    [property: JsonPropertyName("CardHash")] string CardHash);
