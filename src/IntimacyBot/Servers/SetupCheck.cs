using Discord.Models;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Servers;

/// <summary>Checks whether a requested setting can be saved, and says what is wrong in a sentence for the person who asked. Pure.</summary>
internal sealed class SetupCheck(Texts texts)
{
    /// <summary>Returns null when every requested setting is possible.</summary>
    public string? Problem(SetupRequest request, GuildSnapshot guildSnapshot, Snowflake self, string language)
    {
        if (request.Referral?.Length > SetupRequest.LongestReferral)
        {
            var most = SetupRequest.LongestReferral.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return texts[language, SetupText.TooLong, ("most", most)];
        }

        if (request.Facilitators == guildSnapshot.Guild.Id)
            return texts[language, SetupText.EveryoneIsNoRole];
        return request.Home is { } home ? OfHome(home, guildSnapshot, self, language) : null;
    }

    public string? OfHome(Snowflake home, GuildSnapshot guildSnapshot, Snowflake self, string language)
    {
        var channel = guildSnapshot.Channel(home);
        if (channel is { Type: not ChannelType.GuildText })
            return Say(language, SetupText.NoTextChannel, home);
        var missing = RoomPermissions.Missing(guildSnapshot, home, self);
        if (missing is [RoomPermissions.TwoFactor])
            return texts[language, SetupText.TwoFactor];
        if (missing.Count > 0)
            return Say(language, SetupText.Missing, home, string.Join(", ", missing.Select(name => $"**{name}**")));
        var members = OfMembers(guildSnapshot.Guild, channel!);
        return !members.HasFlag(Permissions.ViewChannel) ? Say(language, SetupText.MembersCannotView, home)
            : !members.HasFlag(Permissions.SendMessagesInThreads) ? Say(language, SetupText.MembersCannotWrite, home)
            : null;
    }

    /// <summary>Returns the permissions of a member with no roles, because what such a member may do, every member may do.</summary>
    private static Permissions OfMembers(Guild guild, Channel channel) => PermissionCalculator.InChannel(guild, channel, default, []);

    private string Say(string language, SetupText key, Snowflake channel, string permissions = "") =>
        texts[language, key, ("channel", $"<#{channel}>"), ("permissions", permissions)];
}
