using IntimacyBot.Practices.Model;

namespace IntimacyBot.Practices.Reading;

/// <summary>
/// Stands for a step that could not be read, so that one mistyped word is not followed by a complaint about every step
/// that names it. A script with such a step has a problem and never leaves the loader.
/// </summary>
internal sealed record InvalidStep(string Id) : Step(Id);
