using System.Text.Json.Serialization;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Support;

/// <summary>The short pages of /learn, in the order in which [Next page] opens them.</summary>
internal enum LearnPage
{
    [JsonStringEnumMemberName("First")] ReadFirst,
    [JsonStringEnumMemberName("Why")] Why,
    [JsonStringEnumMemberName("Levels")] Levels,
    [JsonStringEnumMemberName("Self")] Self,
    [JsonStringEnumMemberName("Meta")] Meta,
    [JsonStringEnumMemberName("Hide")] Hiding,
    [JsonStringEnumMemberName("Own")] Own,
    [JsonStringEnumMemberName("Ready")] Ready,
    [JsonStringEnumMemberName("Power")] Power,
    [JsonStringEnumMemberName("There")] There,
    [JsonStringEnumMemberName("Hear")] Hear,
    [JsonStringEnumMemberName("Answer")] Answer,
    [JsonStringEnumMemberName("Dance")] Dance,
    [JsonStringEnumMemberName("Hard")] HardTalks,
    [JsonStringEnumMemberName("Mend")] Mend,
    [JsonStringEnumMemberName("Small")] Small,
    [JsonStringEnumMemberName("Forms")] Forms,
    [JsonStringEnumMemberName("Help")] MoreThanPractice,
    [JsonStringEnumMemberName("From")] Sources,
    [JsonStringEnumMemberName("Limits")] CannotKnow,
}

/// <summary>
/// Shows one page. <paramref name="Back"/> is the custom id of the page from which they were opened; it is empty if there was none.
/// </summary>
[Route("learn")]
internal readonly record struct LearnPageId(LearnPage Page, string Back) : ICustomId;

/// <summary>The select menu of all pages.</summary>
[Route("learnselect")]
internal readonly record struct LearnSelectId(string Back) : ICustomId;
