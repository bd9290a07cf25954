using System.Text.Json.Serialization;

namespace Discord.Models;

/// <summary>
/// A channel of any kind: text, category, direct message, thread. One record, because the platform sends one object;
/// fields that a kind does not have are null or empty. Source: docs.discord.com/developers/resources/channel#channel-object.
/// </summary>
public sealed record Channel
{
    /// <summary>The channel's id.</summary>
    public Snowflake Id { get; init; }

    /// <summary>The kind.</summary>
    public ChannelType Type { get; init; }

    /// <summary>The guild; null in direct messages.</summary>
    public Snowflake? GuildId { get; init; }

    /// <summary>The name; null in direct messages, a placeholder when hidden.</summary>
    public string? Name { get; init; }

    /// <summary>The topic, where there is one.</summary>
    public string? Topic { get; init; }

    /// <summary>The category, or for a thread its parent channel.</summary>
    public Snowflake? ParentId { get; init; }

    /// <summary>Who started the thread.</summary>
    public Snowflake? OwnerId { get; init; }

    /// <summary>The place among its siblings.</summary>
    public int? Position { get; init; }

    /// <summary>Exceptions for roles and members; not the true ones when <see cref="IsHidden"/>. Threads have none.</summary>
    public IReadOnlyList<Overwrite> PermissionOverwrites { get; init; } = [];

    /// <summary>Bits; see <see cref="ChannelFlags"/>.</summary>
    public ChannelFlags Flags { get; init; }

    /// <summary>Whether it is age-restricted.</summary>
    public bool Nsfw { get; init; }

    /// <summary>The newest message, which may be gone.</summary>
    public Snowflake? LastMessageId { get; init; }

    /// <summary>Of a direct message: the others.</summary>
    public IReadOnlyList<User> Recipients { get; init; } = [];

    /// <summary>Of a thread only.</summary>
    public ThreadMetadata? ThreadMetadata { get; init; }

    /// <summary>Of a thread: how many members, counted up to 50.</summary>
    public int? MemberCount { get; init; }

    /// <summary>Of a thread: the bot's own membership, where it has joined and the event tells.</summary>
    public ThreadMember? Member { get; init; }

    /// <summary>In THREAD_CREATE: true when the thread is new, and not merely new to the bot.</summary>
    public bool NewlyCreated { get; init; }

    /// <summary>Inside an interaction: what the invoker may do here. Otherwise null.</summary>
    public Permissions? Permissions { get; init; }

    /// <summary>Among the resolved channels of an interaction: what the bot may do here. Otherwise null.</summary>
    public Permissions? AppPermissions { get; init; }

    /// <summary>Whether it is a thread.</summary>
    [JsonIgnore]
    public bool IsThread => Type is ChannelType.AnnouncementThread or ChannelType.PublicThread or ChannelType.PrivateThread;

    /// <summary>Whether the bot may not see it, so that name, topic and overwrites are stand-ins.</summary>
    [JsonIgnore]
    public bool IsHidden => Flags.HasFlag(ChannelFlags.Obfuscated);

    /// <summary>Kind and id alone, so that no name slips into a log.</summary>
    public override string ToString() => $"Channel {Id} ({Type})";
}

/// <summary>The kinds of channels. Source: docs.discord.com/developers/resources/channel#channel-object-channel-types.</summary>
public enum ChannelType
{
    /// <summary>A text channel of a guild; the only kind that can hold private threads.</summary>
    GuildText = 0,
    /// <summary>A direct message between two.</summary>
    Dm = 1,
    /// <summary>A voice channel.</summary>
    GuildVoice = 2,
    /// <summary>A direct message among several.</summary>
    GroupDm = 3,
    /// <summary>A category, which holds up to 50 channels.</summary>
    GuildCategory = 4,
    /// <summary>A channel others can follow.</summary>
    GuildAnnouncement = 5,
    /// <summary>A thread in an announcement channel.</summary>
    AnnouncementThread = 10,
    /// <summary>A thread everyone in the parent channel can see.</summary>
    PublicThread = 11,
    /// <summary>A thread for those invited, and for whoever may manage threads.</summary>
    PrivateThread = 12,
    /// <summary>A stage.</summary>
    GuildStageVoice = 13,
    /// <summary>The list of a hub's guilds.</summary>
    GuildDirectory = 14,
    /// <summary>A channel of posts, each a thread.</summary>
    GuildForum = 15,
    /// <summary>A channel of posts with pictures first.</summary>
    GuildMedia = 16,
}

/// <summary>Bits on a channel. Source: docs.discord.com/developers/resources/channel#channel-object-channel-flags.</summary>
[Flags]
public enum ChannelFlags
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>A thread pinned to the top of its forum.</summary>
    Pinned = 1 << 1,
    /// <summary>New posts need a tag.</summary>
    RequireTag = 1 << 4,
    /// <summary>The bot may not see this channel: name, topic and overwrites are not the real ones.</summary>
    Obfuscated = 1 << 17,
}
