using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Privacy;

/// <summary>Opens the page that says what is kept. Where a server is chosen first, the value is the id of the person there.</summary>
[Route("privacy")]
internal readonly record struct PrivacySeeId : ICustomId;

/// <summary>Sends the file with what its person wrote.</summary>
[Route("privacy-file")]
internal readonly record struct PrivacyExportId : ICustomId;

/// <summary>Opens the page with both ways of deleting everything.</summary>
[Route("privacy-delete")]
internal readonly record struct PrivacyDeleteId : ICustomId;

/// <summary>Opens the form of one way.</summary>
[Route("privacy-way")]
internal readonly record struct PrivacyDeleteChoiceId(bool Clear) : ICustomId;

[Route("privacy-word")]
internal readonly record struct PrivacyDeleteFormId(bool Clear) : ICustomId;
