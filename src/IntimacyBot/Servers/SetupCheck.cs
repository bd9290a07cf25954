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
        var facts = HomeFacts.Of(guildSnapshot, home, self);
        if (!facts.IsText)
            return Say(language, SetupText.NoTextChannel, home);
        if (facts.Missing is [RoomPermissions.TwoFactor])
            return texts[language, SetupText.TwoFactor];
        if (facts.Missing.Count > 0)
            return Say(language, SetupText.Missing, home, string.Join(", ", facts.Missing.Select(name => $"**{name}**")));
        return !facts.MembersMayView ? Say(language, SetupText.MembersCannotView, home)
            : !facts.MembersMayWrite ? Say(language, SetupText.MembersCannotWrite, home)
            : null;
    }

    private string Say(string language, SetupText key, Snowflake channel, string permissions = "") =>
        texts[language, key, ("channel", $"<#{channel}>"), ("permissions", permissions)];
}
