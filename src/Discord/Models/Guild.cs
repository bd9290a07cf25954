namespace Discord.Models;

/// <summary>
/// A server. Over REST without channels and members; in GUILD_CREATE with channels, active threads and a few members;
/// in READY and outages with nothing but <see cref="Id"/> and <see cref="Unavailable"/>.
/// Source: docs.discord.com/developers/resources/guild#guild-object.
/// </summary>
public sealed record Guild
{
    /// <summary>The guild's id, which is also the id of its everyone role.</summary>
    public Snowflake Id { get; init; }

    /// <summary>The name; empty while unavailable.</summary>
    public string Name { get; init; } = "";

    /// <summary>The owner, who may do everything.</summary>
    public Snowflake OwnerId { get; init; }

    /// <summary>Its language, such as <c>en-US</c>.</summary>
    public string PreferredLocale { get; init; } = "en-US";

    /// <summary>All roles, the everyone role among them.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>In GUILD_CREATE only: all channels, hidden ones marked by <see cref="ChannelFlags.Obfuscated"/>.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = [];

    /// <summary>In GUILD_CREATE only: the active threads the bot can see.</summary>
    public IReadOnlyList<Channel> Threads { get; init; } = [];

    /// <summary>In GUILD_CREATE only: the bot itself and those in voice channels.</summary>
    public IReadOnlyList<GuildMember> Members { get; init; } = [];

    /// <summary>In GUILD_CREATE only: how many members there are.</summary>
    public int? MemberCount { get; init; }

    /// <summary>Over REST, where counts were asked for: about how many members there are.</summary>
    public int? ApproximateMemberCount { get; init; }

    /// <summary>
    /// 1 where moderators need two-factor authentication; a bot then needs it on its owner's account. Otherwise 0.
    /// </summary>
    public int MfaLevel { get; init; }

    /// <summary>True during an outage; in GUILD_DELETE null means that the bot was removed.</summary>
    public bool? Unavailable { get; init; }

    /// <summary>The id alone, so that no name slips into a log.</summary>
    public override string ToString() => $"Guild {Id}";
}

/// <summary>A role of a guild. Source: docs.discord.com/developers/topics/permissions#role-object.</summary>
public sealed record Role
{
    /// <summary>The role's id; the everyone role has the guild's.</summary>
    public Snowflake Id { get; init; }

    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it grants in the whole guild.</summary>
    public Permissions Permissions { get; init; }

    /// <summary>Its height: 0 is the everyone role.</summary>
    public int Position { get; init; }

    /// <summary>Whether an integration manages it, so that people cannot be given it by hand.</summary>
    public bool Managed { get; init; }

    /// <summary>Whether everybody may mention it.</summary>
    public bool Mentionable { get; init; }
}
