namespace Discord.Models;

/// <summary>What only threads have. Source: docs.discord.com/developers/resources/channel#thread-metadata-object.</summary>
public sealed record ThreadMetadata
{
    /// <summary>Whether it left the channel list; a new message brings it back unless it is locked.</summary>
    public bool Archived { get; init; }

    /// <summary>Minutes of silence until it is archived: 60, 1440, 4320 or 10080.</summary>
    public int AutoArchiveDuration { get; init; }

    /// <summary>When the archived state last changed.</summary>
    public DateTimeOffset? ArchiveTimestamp { get; init; }

    /// <summary>Whether only those who manage threads can bring it back.</summary>
    public bool Locked { get; init; }

    /// <summary>Of a private thread: whether members may add others.</summary>
    public bool? Invitable { get; init; }

    /// <summary>When it was started; null for threads older than January 2022.</summary>
    public DateTimeOffset? CreateTimestamp { get; init; }
}

/// <summary>Somebody in a thread. Source: docs.discord.com/developers/resources/channel#thread-member-object.</summary>
public sealed record ThreadMember
{
    /// <summary>The thread; absent inside GUILD_CREATE.</summary>
    public Snowflake? Id { get; init; }

    /// <summary>The user; absent inside GUILD_CREATE, where it is the bot.</summary>
    public Snowflake? UserId { get; init; }

    /// <summary>When they joined.</summary>
    public DateTimeOffset JoinTimestamp { get; init; }
}

/// <summary>The active threads of a guild. Source: docs.discord.com/developers/resources/guild#list-active-guild-threads.</summary>
public sealed record ActiveThreads
{
    /// <summary>All active threads the bot can see.</summary>
    public IReadOnlyList<Channel> Threads { get; init; } = [];

    /// <summary>The bot's membership in those it has joined.</summary>
    public IReadOnlyList<ThreadMember> Members { get; init; } = [];
}

/// <summary>A new channel of a guild. Source: docs.discord.com/developers/resources/guild#create-guild-channel.</summary>
/// <param name="Name">1 to 100 characters; of a text channel Discord makes them lower case, with hyphens for spaces.</param>
/// <param name="Type">A text channel by default; it is always sent. Threads are started otherwise.</param>
public sealed record CreateGuildChannel(string Name, ChannelType Type = ChannelType.GuildText)
{
    /// <summary>What stands beside the name, at most 1024 characters.</summary>
    public string? Topic { get; init; }
}

/// <summary>
/// Archived threads of a channel. Source: docs.discord.com/developers/resources/channel#list-private-archived-threads.
/// </summary>
public sealed record ArchivedThreads
{
    /// <summary>The threads, the last archived first.</summary>
    public IReadOnlyList<Channel> Threads { get; init; } = [];

    /// <summary>The bot's membership in those it has joined.</summary>
    public IReadOnlyList<ThreadMember> Members { get; init; } = [];

    /// <summary>Whether there are more, archived earlier.</summary>
    public bool HasMore { get; init; }
}

/// <summary>
/// A thread without a starter message. Source: docs.discord.com/developers/resources/channel#start-thread-without-message.
/// </summary>
/// <param name="Name">1 to 100 characters, visible to admins in the audit log.</param>
/// <param name="Type">Private by default; it is always sent.</param>
public sealed record StartThread(string Name, ChannelType Type = ChannelType.PrivateThread)
{
    /// <summary>Minutes of silence until it is archived: 60, 1440, 4320 or 10080.</summary>
    public int? AutoArchiveDuration { get; init; }

    /// <summary>Of a private thread: whether members may add others.</summary>
    public bool? Invitable { get; init; }

    /// <summary>Seconds between two messages of one person, 0 to 21600.</summary>
    public int? RateLimitPerUser { get; init; }
}

/// <summary>
/// A change of a channel or thread; what is null stays. Source: docs.discord.com/developers/resources/channel#modify-channel.
/// </summary>
public sealed record ModifyChannel
{
    /// <summary>1 to 100 characters; about two renames in ten minutes are let through.</summary>
    public string? Name { get; init; }

    /// <summary>Up to 1024 characters.</summary>
    public string? Topic { get; init; }

    /// <summary>The full list of overwrites, which replaces the present one.</summary>
    public IReadOnlyList<Overwrite>? PermissionOverwrites { get; init; }

    /// <summary>Of a thread: put it away, or bring it back.</summary>
    public bool? Archived { get; init; }

    /// <summary>Of a thread: whether only those who manage threads can bring it back.</summary>
    public bool? Locked { get; init; }

    /// <summary>Of a private thread: whether members may add others.</summary>
    public bool? Invitable { get; init; }

    /// <summary>Of a thread: minutes of silence until it is archived.</summary>
    public int? AutoArchiveDuration { get; init; }

    /// <summary>Seconds between two messages of one person, 0 to 21600.</summary>
    public int? RateLimitPerUser { get; init; }
}
