using IntimacyBot.Practices.Model;

namespace IntimacyBot.Practices.Reading;

/// <summary>
/// Replaces a step that could not be read, so that one mistyped word does not cause a problem at every step that refers to it. A script
/// with such a step has a problem and never leaves the loader.
/// </summary>
internal sealed record InvalidStep(string Id) : Step(Id);
