using Discord.Interactions;
using Discord.Models;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Servers;

/// <summary>The options of one use of <c>/setup</c>. An option that is null leaves its setting unchanged.</summary>
internal sealed record SetupRequest(Snowflake? Home, Snowflake? Facilitators, string? Referral)
{
    public const string HomeOption = "home";
    public const string FacilitatorsOption = "facilitators";
    public const string ReferralOption = "referral";
    public const int LongestReferral = 1000;

    private const string ClearValue = "-";

    public bool IsEmpty => Home is null && Facilitators is null && Referral is null;

    public static SetupRequest Of(InteractionContext interaction)
    {
        var data = interaction.Interaction.Data;
        return new SetupRequest(
            data.Option(HomeOption)?.AsSnowflake(),
            data.Option(FacilitatorsOption)?.AsSnowflake(),
            data.Option(ReferralOption)?.AsString() is { } referral ? TextNormalizer.Visible(referral) : null);
    }

    public ServerSettings Apply(ServerSettings settings, string language, bool checkCard)
    {
        var asked = checkCard ? 1 : 0;
        return settings with
        {
            Home = Home?.Value ?? settings.Home,
            StartChecksRequested = settings.StartChecksRequested + asked,
            Language = Home is null ? settings.Language : language,
            Facilitators = Facilitators?.Value ?? settings.Facilitators,
            Referral = Referral switch { null => settings.Referral, "" or ClearValue => null, var text => text },
        };
    }
}
