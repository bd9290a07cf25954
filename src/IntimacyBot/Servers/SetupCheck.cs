using Discord.Models;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Servers;

/// <summary>What keeps a wish from being set, as a sentence for whoever asked. Pure.</summary>
internal sealed class SetupCheck(Texts texts)
{
    /// <summary>Null when nothing does.</summary>
    public string? Problem(SetupRequest wish, GuildSnapshot guildSnapshot, Snowflake self, string language)
    {
        if (wish.Referral?.Length > SetupRequest.LongestReferral)
        {
            var most = SetupRequest.LongestReferral.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return texts[language, SetupText.TooLong, ("most", most)];
        }

        if (wish.Facilitators == guildSnapshot.Guild.Id)
            return texts[language, SetupText.EveryoneIsNoRole];
        return wish.Home is { } home ? OfHome(home, guildSnapshot, self, language) : null;
    }

    public string? OfHome(Snowflake home, GuildSnapshot guildSnapshot, Snowflake self, string language)
    {
        var channel = guildSnapshot.Channel(home);
        if (channel is { Type: not ChannelType.GuildText })
            return Say(language, SetupText.NoTextChannel, home);
        var missing = RoomPermissions.Missing(guildSnapshot, home, self);
        if (missing.Count > 0)
            return Say(language, SetupText.Missing, home, string.Join(", ", missing.Select(name => $"**{name}**")));
        return EveryoneMayView(guildSnapshot.Guild, channel!) ? null : Say(language, SetupText.MembersCannotView, home);
    }

    /// <summary>Nobody in particular: what holds for them holds for every member.</summary>
    private static bool EveryoneMayView(Guild guild, Channel channel) =>
        PermissionCalculator.InChannel(guild, channel, default, []).HasFlag(Permissions.ViewChannel);

    private string Say(string language, SetupText key, Snowflake channel, string permissions = "") =>
        texts[language, key, ("channel", $"<#{channel}>"), ("permissions", permissions)];
}
