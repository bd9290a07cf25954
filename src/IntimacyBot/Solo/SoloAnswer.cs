using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.Solo;

/// <summary>
/// One answer, as it stands on the page: what was written in a field, the ids of what was ticked there (with commas), or, without a field,
/// the id of what was chosen in the step.
/// </summary>
internal sealed record SoloAnswer(string Step, string? Field, Words Value);
