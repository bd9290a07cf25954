using System.Text.Json.Serialization;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Support;

/// <summary>The parts of the safety page, each a short card.</summary>
internal enum SafetyPart
{
    [JsonStringEnumMemberName("Start")] Start,
    [JsonStringEnumMemberName("NotNow")] NotNow,
    [JsonStringEnumMemberName("People")] People,
    [JsonStringEnumMemberName("Discord")] Discord,
    [JsonStringEnumMemberName("Leaving")] Leaving,
    [JsonStringEnumMemberName("Turn")] Turn,
}

/// <summary>Turns the safety page to one of its parts.</summary>
[Route("safetypart")]
internal readonly record struct SafetyPartId(SafetyPart Part) : ICustomId;

/// <summary>The select of countries.</summary>
[Route("safetycountry")]
internal readonly record struct SafetyCountryId : ICustomId;

/// <summary>Shows how to reach whoever runs this bot.</summary>
[Route("report")]
internal readonly record struct ReportId : ICustomId;
