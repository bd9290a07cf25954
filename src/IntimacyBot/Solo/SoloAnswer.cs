using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.Solo;

/// <summary>
/// One answer on the page. Its value is the text that was written in the field, or the ids of what was ticked there, separated by commas.
/// Without a field, it is the id of what was chosen in the step.
/// </summary>
internal sealed record SoloAnswer(string Step, string? Field, Words Value);
