using Discord.Models.Components;
using Discord.Models.Json;

namespace Discord.Models;

/// <summary>
/// A message. Without the message content intent, text and components are blank unless it is the bot's own, in a direct
/// message, or mentions the bot. Source: docs.discord.com/developers/resources/message#message-object.
/// </summary>
public sealed record Message
{
    /// <summary>The message's id.</summary>
    public Snowflake Id { get; init; }

    /// <summary>Where it stands.</summary>
    public Snowflake ChannelId { get; init; }

    /// <summary>Who wrote it; null in some partial messages.</summary>
    public User? Author { get; init; }

    /// <summary>The text; empty with components V2.</summary>
    public string Content { get; init; } = "";

    /// <summary>When it was posted.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>When it was last edited, if ever.</summary>
    public DateTimeOffset? EditedTimestamp { get; init; }

    /// <summary>The platform's number for the kind of message; 0 is an ordinary one.</summary>
    public int Type { get; init; }

    /// <summary>Bits; see <see cref="MessageFlags"/>.</summary>
    public MessageFlags Flags { get; init; }

    /// <summary>Components as they stand, unknown ones included; read when first looked at.</summary>
    [System.Text.Json.Serialization.JsonConverter(typeof(ComponentsConverter))]
    public IReadOnlyList<Component> Components { get; init; } = [];

    /// <summary>Files, with addresses that expire.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Users it pinged.</summary>
    public IReadOnlyList<User> Mentions { get; init; } = [];

    /// <summary>What the poster gave to recognise it, as text.</summary>
    [System.Text.Json.Serialization.JsonConverter(typeof(TextOrNumberConverter))]
    public string? Nonce { get; init; }

    /// <summary>Whether it is pinned.</summary>
    public bool Pinned { get; init; }

    /// <summary>The interaction that this message answers, directly or as a further message; null for every other message.</summary>
    public MessageInteraction? InteractionMetadata { get; init; }

    /// <summary>Ids alone, so that no text slips into a log.</summary>
    public override string ToString() => $"Message {Id} in {ChannelId}";
}

/// <summary>
/// The interaction that a message came from. It stays the same when a later press changes the message.
/// Source: docs.discord.com/developers/resources/message#message-interaction-metadata-object.
/// </summary>
/// <param name="Id">The interaction's id.</param>
public sealed record MessageInteraction(Snowflake Id);

/// <summary>Bits on a message. Source: docs.discord.com/developers/resources/message#message-object-message-flags.</summary>
[Flags]
public enum MessageFlags
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>Link previews are left out.</summary>
    SuppressEmbeds = 1 << 2,
    /// <summary>Only the invoker sees it; possible only where an interaction is answered, and fixed then.</summary>
    Ephemeral = 1 << 6,
    /// <summary>A deferred answer that still says "thinking".</summary>
    Loading = 1 << 7,
    /// <summary>It makes no sound and no push notification.</summary>
    SuppressNotifications = 1 << 12,
    /// <summary>A voice message.</summary>
    IsVoiceMessage = 1 << 13,
    /// <summary>Made of components alone; once set it stays.</summary>
    IsComponentsV2 = 1 << 15,
}

/// <summary>A file on a message. Source: docs.discord.com/developers/resources/message#attachment-object.</summary>
public sealed record Attachment
{
    /// <summary>The attachment's id.</summary>
    public Snowflake Id { get; init; }

    /// <summary>The file's name.</summary>
    public string Filename { get; init; } = "";

    /// <summary>The text for those who cannot see it.</summary>
    public string? Description { get; init; }

    /// <summary>The media type, where the platform knows it.</summary>
    public string? ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>An address that expires; never to be stored.</summary>
    public string Url { get; init; } = "";
}
