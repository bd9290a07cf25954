namespace Rehearsal.World;

/// <summary>Who may do what where.</summary>
internal static class Permissions
{
    private const Permission WhileTimedOut = Permission.ViewChannel | Permission.ReadMessageHistory;

    private const Permission InDirectMessages = Permission.ViewChannel | Permission.SendMessages | Permission.EmbedLinks
        | Permission.AttachFiles | Permission.ReadMessageHistory | Permission.MentionEveryone | Permission.UseExternalEmojis
        | Permission.AddReactions | Permission.UseApplicationCommands | Permission.PinMessages;

    public static Permission Of(User user, Guild guild)
    {
        if (guild.Member(user) is not { } member)
            return Permission.None;
        if (guild.Owner == user)
            return Permission.All;
        var held = guild.Everyone.Permissions;
        foreach (var role in member.Roles)
            held |= role.Permissions;
        return held.HasFlag(Permission.Administrator) ? Permission.All : held;
    }

    /// <summary>As the platform states them in an interaction: with overwrites, without the implicit rules.</summary>
    public static Permission Of(User user, Channel channel)
    {
        if (channel.Guild is not { } guild)
            return channel.Recipient == user || user.IsBot ? InDirectMessages : Permission.None;
        var held = Of(user, guild);
        if (held is Permission.All or Permission.None)
            return held;
        var member = guild.Member(user)!;
        held = WithOverwrites(held, member, channel.Parent ?? channel);
        return member.IsTimedOut ? held & WhileTimedOut : held;
    }

    /// <summary>With the rules that need no bit: nothing without a view, no attachments without sending.</summary>
    public static Permission Effective(User user, Channel channel)
    {
        var held = Of(user, channel);
        if (!held.HasFlag(Permission.ViewChannel))
            return Permission.None;
        var send = channel.IsThread ? Permission.SendMessagesInThreads : Permission.SendMessages;
        return held.HasFlag(send)
            ? held
            : held & ~(Permission.MentionEveryone | Permission.SendTts | Permission.AttachFiles | Permission.EmbedLinks);
    }

    public static bool CanSee(User user, Channel channel)
    {
        if (channel.IsDeleted)
            return false;
        if (channel.Guild is null)
            return channel.Recipient == user || user.IsBot;
        var held = Effective(user, channel);
        return held.HasFlag(Permission.ViewChannel)
            && (channel.Thread is not { IsPrivate: true } thread || thread.Has(user) || held.HasFlag(Permission.ManageThreads));
    }

    private static Permission WithOverwrites(Permission held, Member member, Channel channel)
    {
        Permission deny = 0, allow = 0;
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
