using NodaTime;

namespace IntimacyBot.Dances.Model;

/// <summary>Until when words wait for the other's where nobody is called for them.</summary>
/// <param name="Until">The time until which they wait.</param>
/// <param name="Prompted">True when a prompt of their author's comes at that time and gives them back.</param>
internal readonly record struct ShareWait(Instant Until, bool Prompted);
