using Discord.Models;

namespace IntimacyBot.Platform.Guilds;

/// <summary>Who can read the private threads of a channel, besides the two.</summary>
internal sealed record RoomReaders(Snowflake Owner, IReadOnlyList<Role> Roles, IReadOnlyList<Snowflake> Members)
{
    /// <summary>The same readers give the same mark, so that a change shows.</summary>
    public string Version => string.Join(',', Roles.Select(r => r.Id).Concat(Members).Prepend(Owner));

    /// <summary>Can anybody but the owner?</summary>
    public bool AnyBesidesOwner => Roles.Count + Members.Count > 0;
}

/// <summary>What a server's permissions mean for private threads under one channel. Pure.</summary>
internal static class RoomPermissions
{
    /// <summary>What the bot needs there, by Discord's English names.</summary>
    private static readonly (Permissions Bit, string Name)[] Needed =
    [
        (Permissions.ViewChannel, "View Channel"),
        (Permissions.SendMessages, "Send Messages"),
        (Permissions.ReadMessageHistory, "Read Message History"),
        (Permissions.CreatePrivateThreads, "Create Private Threads"),
        (Permissions.SendMessagesInThreads, "Send Messages in Threads"),
        (Permissions.ManageThreads, "Manage Threads"),
    ];

    /// <summary>The permissions the bot lacks in a channel; all of them where it cannot see it.</summary>
    public static IReadOnlyList<string> Missing(GuildSnapshot guildSnapshot, Snowflake channel, Snowflake self)
    {
        if (guildSnapshot.Channel(channel) is not { IsHidden: false } home)
            return [.. Needed.Select(n => n.Name)];
        var have = PermissionCalculator.InChannel(guildSnapshot.Guild, home, self, guildSnapshot.OwnRoles);
        return [.. Needed.Where(n => !have.HasFlag(n.Bit)).Select(n => n.Name)];
    }

    /// <summary>
    /// By name every role that can read, and every member who can by an overwrite of their own. Who holds a role the bot cannot know: so a
    /// role that manages threads is named too if some other role would let its holder see the channel.
    /// </summary>
    public static RoomReaders Readers(GuildSnapshot guildSnapshot, Snowflake channel, Snowflake self)
    {
        if (guildSnapshot.Channel(channel) is not { IsHidden: false } home)
            return new RoomReaders(guildSnapshot.Guild.OwnerId, [], []);
        var roles =
            guildSnapshot.Guild.Roles.Where(r => !Own(guildSnapshot, r)
                && (Reads(PermissionCalculator.InChannel(guildSnapshot.Guild, home, default, [r.Id]))
                    || (Brings(home, r) && WithAnother(guildSnapshot, home, default, [r.Id]))));
        var members = home.PermissionOverwrites
            .Where(o => o.Type == OverwriteType.Member
                && o.Id != self
                && o.Id != guildSnapshot.Guild.OwnerId
                && o.Allow.HasFlag(Permissions.ManageThreads))
            .Where(o => WithAnother(guildSnapshot, home, o.Id, []))
            .Select(o => o.Id);
        return new RoomReaders(guildSnapshot.Guild.OwnerId, [.. roles.OrderBy(r => r.Id.Value)], [.. members.Order()]);
    }

    /// <summary>Can they read with what they have and any one role more?</summary>
    private static bool WithAnother(GuildSnapshot guildSnapshot, Channel home, Snowflake user, IReadOnlyList<Snowflake> roles) =>
        guildSnapshot.Guild.Roles.Any(r => !r.Managed
            && Reads(PermissionCalculator.InChannel(guildSnapshot.Guild, home, user, [.. roles, r.Id])));

    /// <summary>Does it let whoever holds it manage threads, as far as they see any?</summary>
    private static bool Brings(Channel home, Role role) =>
        role.Permissions.HasFlag(Permissions.ManageThreads)
            || home.PermissionOverwrites.Any(o => o.Id == role.Id && o.Allow.HasFlag(Permissions.ManageThreads));

    /// <summary>The role that Discord made for the bot itself.</summary>
    private static bool Own(GuildSnapshot guildSnapshot, Role role) => role.Managed && guildSnapshot.OwnRoles.Contains(role.Id);

    private static bool Reads(Permissions have) =>
        have.HasFlag(Permissions.Administrator) || (have.HasFlag(Permissions.ManageThreads) && have.HasFlag(Permissions.ViewChannel));
}
