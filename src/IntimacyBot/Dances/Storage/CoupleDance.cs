using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;

namespace IntimacyBot.Dances.Storage;

/// <summary>A dance as it is saved, with its couple. Words that were not asked for, or whose author has left, are null.</summary>
internal sealed record CoupleDance(DanceRow Row, Dance Dance, Couple Couple)
{
    public AuthorWords? A { get; init; }

    public AuthorWords? B { get; init; }
}
