using System.Text.Json.Serialization;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Support;

/// <summary>The short pages of /learn, in the order in which [Next page] opens them.</summary>
internal enum LearnPage
{
    [JsonStringEnumMemberName("First")] ReadFirst,
    [JsonStringEnumMemberName("Levels")] Levels,
    [JsonStringEnumMemberName("Self")] Self,
    [JsonStringEnumMemberName("Ready")] Ready,
    [JsonStringEnumMemberName("Own")] Own,
    [JsonStringEnumMemberName("Hear")] Hear,
    [JsonStringEnumMemberName("Answer")] Answer,
    [JsonStringEnumMemberName("Hide")] Hiding,
    [JsonStringEnumMemberName("Mend")] Mend,
    [JsonStringEnumMemberName("Small")] Small,
    [JsonStringEnumMemberName("Forms")] Forms,
    [JsonStringEnumMemberName("Help")] MoreThanPractice,
}

/// <summary>
/// Shows one page. <paramref name="Back"/> is the custom id of the page from which they were opened; it is empty if there was none.
/// </summary>
[Route("learn")]
internal readonly record struct LearnPageId(LearnPage Page, string Back) : ICustomId;

/// <summary>The select menu of all pages.</summary>
[Route("learnselect")]
internal readonly record struct LearnSelectId(string Back) : ICustomId;
