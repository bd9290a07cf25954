using System.Text.Json.Serialization;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Support;

/// <summary>The parts of the safety page. Each is a page of its own.</summary>
internal enum SafetyPart
{
    [JsonStringEnumMemberName("Start")] Start,
    [JsonStringEnumMemberName("NotNow")] NotNow,
    [JsonStringEnumMemberName("People")] People,
    [JsonStringEnumMemberName("Discord")] Discord,
    [JsonStringEnumMemberName("Leaving")] Leaving,
    [JsonStringEnumMemberName("Turn")] Turn,
}

/// <summary>Shows one part of the safety page.</summary>
[Route("safetypart")]
internal readonly record struct SafetyPartId(SafetyPart Part) : ICustomId;

/// <summary>Shows one part of the safety page, with a way back to the page that the safety page has replaced or stands beside.</summary>
[Route("safe.part")]
internal readonly record struct SafetyPartFromId(SafetyPart Part, string Back) : ICustomId;

/// <summary>The select menu of countries on a safety page with a way back.</summary>
[Route("safe.country")]
internal readonly record struct SafetyCountryFromId(string Back) : ICustomId;

/// <summary>The select menu on the safety page in which a country is chosen.</summary>
[Route("safetycountry")]
internal readonly record struct SafetyCountryId : ICustomId;

/// <summary>Shows how to reach the operator of this bot.</summary>
[Route("report")]
internal readonly record struct ReportId : ICustomId;

/// <summary>Opens the page of <c>/help</c> again.</summary>
[Route("help")]
internal readonly record struct HelpId : ICustomId;
