using NodaTime;

namespace IntimacyBot.Platform.Texts;

/// <summary>Formats instants so that Discord shows them in the time zone and language of each reader.</summary>
internal static class DiscordTime
{
    /// <summary>Shows the date and the time.</summary>
    public static string Moment(this Instant at) => $"<t:{at.ToUnixTimeSeconds()}:f>";

    /// <summary>Shows the date only.</summary>
    public static string Day(this Instant at) => $"<t:{at.ToUnixTimeSeconds()}:d>";
}
