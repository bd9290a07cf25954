using Discord.Interactions;
using Discord.Models;

namespace Discord.Gateway;

/// <summary>
/// Names of events, with the model each is read as. Source: docs.discord.com/developers/events/gateway-events#receive-events.
/// </summary>
public static class GatewayEvents
{
    /// <summary>A new session began: <see cref="Gateway.Ready"/>.</summary>
    public const string Ready = "READY";
    /// <summary>The session went on and everything missed has been sent: no model.</summary>
    public const string Resumed = "RESUMED";
    /// <summary>Somebody did something: <see cref="Interactions.Interaction"/>.</summary>
    public const string InteractionCreate = "INTERACTION_CREATE";
    /// <summary>A guild is there: <see cref="Guild"/>.</summary>
    public const string GuildCreate = "GUILD_CREATE";
    /// <summary>A guild changed: <see cref="Guild"/>.</summary>
    public const string GuildUpdate = "GUILD_UPDATE";
    /// <summary>A guild is gone, or unavailable: <see cref="Guild"/> with id and <see cref="Guild.Unavailable"/>.</summary>
    public const string GuildDelete = "GUILD_DELETE";
    /// <summary>A role was made: <see cref="GuildRoleChange"/>.</summary>
    public const string GuildRoleCreate = "GUILD_ROLE_CREATE";
    /// <summary>A role changed: <see cref="GuildRoleChange"/>.</summary>
    public const string GuildRoleUpdate = "GUILD_ROLE_UPDATE";
    /// <summary>A role is gone: <see cref="Gateway.GuildRoleDelete"/>.</summary>
    public const string GuildRoleDelete = "GUILD_ROLE_DELETE";
    /// <summary>A channel was made: <see cref="Channel"/>.</summary>
    public const string ChannelCreate = "CHANNEL_CREATE";
    /// <summary>A channel changed, or became visible: <see cref="Channel"/>.</summary>
    public const string ChannelUpdate = "CHANNEL_UPDATE";
    /// <summary>A channel is gone: <see cref="Channel"/>.</summary>
    public const string ChannelDelete = "CHANNEL_DELETE";
    /// <summary>A thread was started, or the bot added to it: <see cref="Channel"/>.</summary>
    public const string ThreadCreate = "THREAD_CREATE";
    /// <summary>A thread changed: <see cref="Channel"/>.</summary>
    public const string ThreadUpdate = "THREAD_UPDATE";
    /// <summary>A thread is gone: <see cref="Channel"/> with id, guild, parent and kind.</summary>
    public const string ThreadDelete = "THREAD_DELETE";
    /// <summary>Access to a channel was gained: <see cref="Gateway.ThreadListSync"/>.</summary>
    public const string ThreadListSync = "THREAD_LIST_SYNC";
    /// <summary>Members of a thread came or went: <see cref="Gateway.ThreadMembersUpdate"/>.</summary>
    public const string ThreadMembersUpdate = "THREAD_MEMBERS_UPDATE";
    /// <summary>
    /// A member changed, such as roles or name; of others only with the members intent, of the bot itself always:
    /// <see cref="Gateway.GuildMemberUpdate"/>.
    /// </summary>
    public const string GuildMemberUpdate = "GUILD_MEMBER_UPDATE";
    /// <summary>A member left; only with the members intent: <see cref="Gateway.GuildMemberRemove"/>.</summary>
    public const string GuildMemberRemove = "GUILD_MEMBER_REMOVE";
}

/// <summary>The start of a session. Source: docs.discord.com/developers/events/gateway-events#ready.</summary>
public sealed record Ready
{
    /// <summary>The bot itself.</summary>
    public User User { get; init; } = new(default, "");

    /// <summary>The guilds the bot is in, still without content.</summary>
    public IReadOnlyList<Guild> Guilds { get; init; } = [];

    /// <summary>The session's id.</summary>
    public string SessionId { get; init; } = "";

    /// <summary>Where to resume.</summary>
    public string ResumeGatewayUrl { get; init; } = "";

    /// <summary>Which of how many shards this is; null where there is but one.</summary>
    public IReadOnlyList<int>? Shard { get; init; }

    /// <summary>The bot's application.</summary>
    public Application Application { get; init; } = new();

    /// <summary>The type alone, so that the session id cannot slip into a log.</summary>
    public override string ToString() => nameof(Ready);
}

/// <summary>A role made or changed. Source: docs.discord.com/developers/events/gateway-events#guild-role-create.</summary>
/// <param name="GuildId">The guild.</param>
/// <param name="Role">The role as it is now.</param>
public sealed record GuildRoleChange(Snowflake GuildId, Role Role);

/// <summary>A role gone. Source: docs.discord.com/developers/events/gateway-events#guild-role-delete.</summary>
/// <param name="GuildId">The guild.</param>
/// <param name="RoleId">The role.</param>
public sealed record GuildRoleDelete(Snowflake GuildId, Snowflake RoleId);

/// <summary>A member gone. Source: docs.discord.com/developers/events/gateway-events#guild-member-remove.</summary>
/// <param name="GuildId">The guild.</param>
/// <param name="User">Who left.</param>
public sealed record GuildMemberRemove(Snowflake GuildId, User User);

/// <summary>A member as it is now. Source: docs.discord.com/developers/events/gateway-events#guild-member-update.</summary>
/// <param name="GuildId">The guild.</param>
/// <param name="User">Who it is.</param>
/// <param name="Roles">The roles, without the everyone role.</param>
public sealed record GuildMemberUpdate(Snowflake GuildId, User User, IReadOnlyList<Snowflake> Roles)
{
    /// <summary>The id alone, so that no name slips into a log.</summary>
    public override string ToString() => $"GuildMemberUpdate {User?.Id} in {GuildId}";
}

/// <summary>
/// The threads of channels that became visible. Source: docs.discord.com/developers/events/gateway-events#thread-list-sync.
/// </summary>
public sealed record ThreadListSync
{
    /// <summary>The guild.</summary>
    public Snowflake GuildId { get; init; }

    /// <summary>The parent channels concerned; empty for the whole guild.</summary>
    public IReadOnlyList<Snowflake> ChannelIds { get; init; } = [];

    /// <summary>Their active threads.</summary>
    public IReadOnlyList<Channel> Threads { get; init; } = [];
}

/// <summary>
/// Members of a thread came or went; without the members intent only the bot itself. Source:
/// docs.discord.com/developers/events/gateway-events#thread-members-update.
/// </summary>
public sealed record ThreadMembersUpdate
{
    /// <summary>The thread.</summary>
    public Snowflake Id { get; init; }

    /// <summary>The guild.</summary>
    public Snowflake GuildId { get; init; }

    /// <summary>How many are in it, counted up to 50.</summary>
    public int MemberCount { get; init; }

    /// <summary>Who came.</summary>
    public IReadOnlyList<ThreadMember> AddedMembers { get; init; } = [];

    /// <summary>Who went.</summary>
    public IReadOnlyList<Snowflake> RemovedMemberIds { get; init; } = [];
}
