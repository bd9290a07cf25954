using IntimacyBot.Couples;
using IntimacyBot.Dances.Rules;

namespace IntimacyBot.Dances.Service;

/// <summary>Records that a talk of the journey, or a practice that others require, was done to its end.</summary>
internal sealed class JourneyEffect(CoupleStore couples, DanceScripts scripts) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        if (change.Closes && scripts.IsMarked(change.After.Position.Practice))
            await couples.DancedAsync(change.Context, change.Couple.Id, change.After.Position.Practice, cancel);
    }
}
