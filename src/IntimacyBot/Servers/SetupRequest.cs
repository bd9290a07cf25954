using Discord.Interactions;
using Discord.Models;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Servers;

/// <summary>What somebody asks to be set; null is left as it is.</summary>
internal sealed record SetupRequest(Snowflake? Home, Snowflake? Facilitators, string? Referral)
{
    public const string HomeOption = "home";
    public const string FacilitatorsOption = "facilitators";
    public const string ReferralOption = "referral";
    public const int LongestReferral = 1000;

    private const string Away = "-";

    public bool IsEmpty => Home is null && Facilitators is null && Referral is null;

    public static SetupRequest Of(InteractionContext interaction)
    {
        var data = interaction.Interaction.Data;
        return new SetupRequest(
            data.Option(HomeOption)?.AsSnowflake(),
            data.Option(FacilitatorsOption)?.AsSnowflake(),
            data.Option(ReferralOption)?.AsString()?.Trim());
    }

    public ServerSettings Apply(ServerSettings settings, string language, bool lookAfterCard) => settings with
    {
        Home = Home?.Value ?? settings.Home,
        StartAsked = lookAfterCard ? settings.StartAsked + 1 : settings.StartAsked,
        Language = Home is null ? settings.Language : language,
        Facilitators = Facilitators?.Value ?? settings.Facilitators,
        Referral = Referral switch { null => settings.Referral, "" or Away => null, var text => text },
    };
}
