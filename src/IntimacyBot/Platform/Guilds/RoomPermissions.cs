using Discord.Models;

namespace IntimacyBot.Platform.Guilds;

/// <summary>Who can read the private threads of a channel, besides the couple.</summary>
internal sealed record RoomReaders(Snowflake Owner, IReadOnlyList<Role> Roles, IReadOnlyList<Snowflake> Members)
{
    /// <summary>The same readers give the same text, so that a change of readers can be noticed.</summary>
    public string Version => string.Join(',', Roles.Select(r => r.Id).Concat(Members).Prepend(Owner));

    /// <summary>True when somebody besides the owner can read.</summary>
    public bool AnyBesidesOwner => Roles.Count + Members.Count > 0;
}

/// <summary>Computes what a server's permissions mean for private threads under one channel. Pure.</summary>
internal static class RoomPermissions
{
    /// <summary>
    /// Stands among the missing permissions where a server asks for it and the account that owns the bot does not have it. Without it
    /// nothing can be deleted.
    /// </summary>
    public const string TwoFactor = "Two-Factor Authentication";

    /// <summary>These are the permissions the bot needs, with Discord's English names for them.</summary>
    private static readonly (Permissions Bit, string Name)[] Needed =
    [
        (Permissions.ViewChannel, "View Channel"),
        (Permissions.SendMessages, "Send Messages"),
        (Permissions.ReadMessageHistory, "Read Message History"),
        (Permissions.CreatePrivateThreads, "Create Private Threads"),
        (Permissions.SendMessagesInThreads, "Send Messages in Threads"),
        (Permissions.ManageThreads, "Manage Threads"),
    ];

    /// <summary>Discord's English names of all permissions that the bot needs in a channel.</summary>
    public static IReadOnlyList<string> Names => [.. Needed.Select(n => n.Name)];

    /// <summary>Returns the permissions the bot lacks in a channel; all of them when it cannot see the channel.</summary>
    public static IReadOnlyList<string> Missing(GuildSnapshot guildSnapshot, Snowflake channel, Snowflake self)
    {
        if (guildSnapshot.Channel(channel) is not { IsHidden: false } home)
            return Names;
        var missing = Missing(PermissionCalculator.InChannel(guildSnapshot.Guild, home, self, guildSnapshot.OwnRoles));
        return guildSnapshot.LacksTwoFactor ? [.. missing, TwoFactor] : missing;
    }

    /// <summary>Returns the permissions the bot lacks where it has these.</summary>
    public static IReadOnlyList<string> Missing(Permissions have) =>
        [.. Needed.Where(n => !have.HasFlag(n.Bit)).Select(n => n.Name)];

    /// <summary>
    /// Returns every role that can read, and every member who can read by an overwrite of their own. The bot does not know who holds which
    /// roles, so a role that can manage threads is included too when its holder would see the channel with any one other role.
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

    /// <summary>True when the user or the roles, together with any one other role, can read.</summary>
    private static bool WithAnother(GuildSnapshot guildSnapshot, Channel home, Snowflake user, IReadOnlyList<Snowflake> roles) =>
        guildSnapshot.Guild.Roles.Any(r => !r.Managed
            && Reads(PermissionCalculator.InChannel(guildSnapshot.Guild, home, user, [.. roles, r.Id])));

    /// <summary>True when the role allows to manage threads, whether or not it lets its holder see the channel.</summary>
    private static bool Brings(Channel home, Role role) =>
        role.Permissions.HasFlag(Permissions.ManageThreads)
            || home.PermissionOverwrites.Any(o => o.Id == role.Id && o.Allow.HasFlag(Permissions.ManageThreads));

    /// <summary>True for the role that Discord created for the bot itself.</summary>
    private static bool Own(GuildSnapshot guildSnapshot, Role role) => role.Managed && guildSnapshot.OwnRoles.Contains(role.Id);

    private static bool Reads(Permissions have) =>
        have.HasFlag(Permissions.Administrator) || (have.HasFlag(Permissions.ManageThreads) && have.HasFlag(Permissions.ViewChannel));
}
