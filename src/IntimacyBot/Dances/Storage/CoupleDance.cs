using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;

namespace IntimacyBot.Dances.Storage;

/// <summary>
/// Holds a saved dance with its couple. <see cref="A"/> and <see cref="B"/> are null when the words were not asked for, or when their
/// author has left.
/// </summary>
internal sealed record CoupleDance(DanceRow Row, Dance Dance, Couple Couple)
{
    public AuthorWords? A { get; init; }

    public AuthorWords? B { get; init; }
}
