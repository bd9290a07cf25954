namespace Discord.Models;

/// <summary>
/// What a member may do, from roles and overwrites. For a thread give its parent channel to <see cref="InChannel"/> and the result to
/// <see cref="InThread"/>. Source: docs.discord.com/developers/topics/permissions#permission-overwrites.
/// </summary>
public static class PermissionCalculator
{
    /// <summary>Every bit, known or not: what the owner and administrators have.</summary>
    public const Permissions All = (Permissions)ulong.MaxValue;

    /// <summary>What a time-out leaves.</summary>
    private const Permissions WhileTimedOut = Permissions.ViewChannel | Permissions.ReadMessageHistory;

    /// <summary>What cannot be used without posting.</summary>
    private const Permissions NeedsSending =
        Permissions.MentionEveryone | Permissions.SendTtsMessages | Permissions.AttachFiles | Permissions.EmbedLinks;

    /// <summary>What somebody may do in the guild as a whole, before any channel.</summary>
    public static Permissions InGuild(Guild guild, Snowflake user, IReadOnlyCollection<Snowflake> roles)
    {
        ArgumentNullException.ThrowIfNull(guild);
        if (guild.OwnerId == user)
            return All;
        var granted = Permissions.None;
        foreach (var role in guild.Roles)
            if (role.Id == guild.Id || roles.Contains(role.Id))
                granted |= role.Permissions;
        return granted.HasFlag(Permissions.Administrator) ? All : granted;
    }

    /// <summary>
    /// What somebody may do in a channel, with the rules that are never spelled out: without seeing it nothing, without posting
    /// no pings and files, and in a time-out only reading.
    /// </summary>
    public static Permissions InChannel(
        Guild guild, Channel channel, Snowflake user, IReadOnlyCollection<Snowflake> roles, bool timedOut = false)
    {
        var granted = WithOverwrites(guild, channel, user, roles);
        if (granted == All)
            return granted;
        if (timedOut)
            granted &= WhileTimedOut;
        if (!granted.HasFlag(Permissions.ViewChannel))
            return Permissions.None;
        return granted.HasFlag(Permissions.SendMessages) ? granted : granted & ~NeedsSending;
    }

    /// <summary>
    /// What somebody may do in a thread of a channel: as in the channel, but posting hangs on
    /// <see cref="Permissions.SendMessagesInThreads"/>. It does not say whether they are in a private thread.
    /// </summary>
    public static Permissions InThread(
        Guild guild, Channel parent, Snowflake user, IReadOnlyCollection<Snowflake> roles, bool timedOut = false)
    {
        var granted = WithOverwrites(guild, parent, user, roles);
        if (granted == All)
            return granted;
        if (timedOut)
            granted &= WhileTimedOut;
        if (!granted.HasFlag(Permissions.ViewChannel))
            return Permissions.None;
        return granted.HasFlag(Permissions.SendMessagesInThreads)
            ? granted | Permissions.SendMessages
            : granted & ~(NeedsSending | Permissions.SendMessages);
    }

    private static Permissions WithOverwrites(Guild guild, Channel channel, Snowflake user, IReadOnlyCollection<Snowflake> roles)
    {
        ArgumentNullException.ThrowIfNull(channel);
        var granted = InGuild(guild, user, roles);
        if (granted == All)
            return granted;
        Permissions everyoneAllow = 0, everyoneDeny = 0, roleAllow = 0, roleDeny = 0, memberAllow = 0, memberDeny = 0;
        foreach (var overwrite in channel.PermissionOverwrites)
        {
            if (overwrite.Type == OverwriteType.Member && overwrite.Id == user)
                (memberAllow, memberDeny) = (overwrite.Allow, overwrite.Deny);
            else if (overwrite.Type == OverwriteType.Role && overwrite.Id == guild.Id)
                (everyoneAllow, everyoneDeny) = (overwrite.Allow, overwrite.Deny);
            else if (overwrite.Type == OverwriteType.Role && roles.Contains(overwrite.Id))
                (roleAllow, roleDeny) = (roleAllow | overwrite.Allow, roleDeny | overwrite.Deny);
        }
        granted = (granted & ~everyoneDeny) | everyoneAllow;
        granted = (granted & ~roleDeny) | roleAllow;
        return (granted & ~memberDeny) | memberAllow;
    }
}
