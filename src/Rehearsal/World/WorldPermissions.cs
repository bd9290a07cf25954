namespace Rehearsal.World;

/// <summary>Computes who may do what in which channel.</summary>
internal static class WorldPermissions
{
    private const WorldPermission WhileTimedOut = WorldPermission.ViewChannel | WorldPermission.ReadMessageHistory;

    private const WorldPermission InDirectMessages = WorldPermission.ViewChannel | WorldPermission.SendMessages
        | WorldPermission.EmbedLinks | WorldPermission.AttachFiles | WorldPermission.ReadMessageHistory
        | WorldPermission.MentionEveryone | WorldPermission.UseExternalEmojis | WorldPermission.AddReactions
        | WorldPermission.UseApplicationCommands | WorldPermission.PinMessages;

    private const WorldPermission NeedsSending = WorldPermission.MentionEveryone | WorldPermission.SendTts
        | WorldPermission.AttachFiles | WorldPermission.EmbedLinks;

    private const WorldPermission NeedsTwoFactor = WorldPermission.ManageChannels | WorldPermission.ManageGuild
        | WorldPermission.ManageMessages | WorldPermission.ManageRoles | WorldPermission.ManageWebhooks | WorldPermission.ManageThreads;

    public static WorldPermission Of(WorldUser user, WorldGuild guild)
    {
        if (guild.Member(user) is not { } member)
            return WorldPermission.None;
        if (guild.Owner == user)
            return WorldPermission.All;
        var held = guild.Everyone.Permissions;
        foreach (var role in member.Roles)
            held |= role.Permissions;
        return held.HasFlag(WorldPermission.Administrator) ? WorldPermission.All : held;
    }

    /// <summary>
    /// Returns the permissions as the platform states them in an interaction: with overwrites, without the implicit rules.
    /// </summary>
    public static WorldPermission Of(WorldUser user, WorldChannel channel)
    {
        if (channel.Guild is not { } guild)
            return channel.Recipient == user || user.IsBot ? InDirectMessages : WorldPermission.None;
        var held = Of(user, guild);
        if (held is WorldPermission.All or WorldPermission.None)
            return held;
        var member = guild.Member(user)!;
        held = WithOverwrites(held, member, channel.Parent ?? channel);
        return member.IsTimedOut ? held & WhileTimedOut : held;
    }

    /// <summary>Returns the permissions with the implicit rules: none without View Channel, no attachments without Send Messages.</summary>
    public static WorldPermission Effective(WorldUser user, WorldChannel channel)
    {
        var held = Of(user, channel);
        if (!held.HasFlag(WorldPermission.ViewChannel))
            return WorldPermission.None;
        if (LacksTwoFactor(user, channel.Guild))
            held &= ~NeedsTwoFactor;
        var send = channel.IsThread ? WorldPermission.SendMessagesInThreads : WorldPermission.SendMessages;
        return held.HasFlag(send) ? held : held & ~NeedsSending;
    }

    /// <summary>True for a bot in a server that asks for two-factor authentication while its owner has none.</summary>
    public static bool LacksTwoFactor(WorldUser user, WorldGuild? guild)
    {
        var platform = user.World.Platform;
        return user.IsBot && guild is { AsksForTwoFactor: true } && platform is { EnforcesTwoFactor: true, OwnerHasTwoFactor: false };
    }

    public static bool CanSee(WorldUser user, WorldChannel channel)
    {
        if (channel.IsDeleted)
            return false;
        if (channel.Guild is null)
            return channel.Recipient == user || user.IsBot;
        var held = Effective(user, channel);
        return held.HasFlag(WorldPermission.ViewChannel)
            && (channel.Thread is not { IsPrivate: true } thread || thread.Has(user) || held.HasFlag(WorldPermission.ManageThreads));
    }

    private static WorldPermission WithOverwrites(WorldPermission held, WorldMember member, WorldChannel channel)
    {
        WorldPermission deny = 0, allow = 0;
        foreach (var role in member.Roles)
        {
            if (channel.Overwrites.TryGetValue(role.Id, out var one))
                (deny, allow) = (deny | one.Deny, allow | one.Allow);
        }
        if (channel.Overwrites.TryGetValue(member.Guild.Id, out var everyone))
            held = (held & ~everyone.Deny) | everyone.Allow;
        held = (held & ~deny) | allow;
        return channel.Overwrites.TryGetValue(member.User.Id, out var own) ? (held & ~own.Deny) | own.Allow : held;
    }
}
