using Discord.Models;
using IntimacyBot.Platform.Guilds;

namespace IntimacyBot.Servers;

/// <summary>
/// What makes a channel fit, or unfit, to be the home of a server. <c>/setup</c> refuses by it, and <c>/doctor</c> tells it. Pure.
/// </summary>
/// <param name="IsThere">The bot knows such a channel.</param>
/// <param name="IsText">It is a text channel, as far as the bot knows.</param>
/// <param name="Missing">What the bot lacks there, as <see cref="RoomPermissions"/> names it.</param>
/// <param name="OfMembers">What a member with no roles may do there, because what such a member may do, every member may do.</param>
internal sealed record HomeFacts(bool IsThere, bool IsText, IReadOnlyList<string> Missing, Permissions OfMembers)
{
    public bool MembersMayView => OfMembers.HasFlag(Permissions.ViewChannel);

    /// <summary>Members need this to open a bell or a room again that Discord has archived.</summary>
    public bool MembersMayWrite => OfMembers.HasFlag(Permissions.SendMessagesInThreads);

    public static HomeFacts Of(GuildSnapshot guildSnapshot, Snowflake home, Snowflake self)
    {
        var channel = guildSnapshot.Channel(home);
        return new HomeFacts(
            channel is not null,
            channel is null or { Type: ChannelType.GuildText },
            RoomPermissions.Missing(guildSnapshot, home, self),
            channel is null ? Permissions.None : PermissionCalculator.InChannel(guildSnapshot.Guild, channel, default, []));
    }
}
