using IntimacyBot.Couples;
using IntimacyBot.Dances.Rules;

namespace IntimacyBot.Dances.Service;

/// <summary>Of a practice that others come after it is kept that it was done to its end.</summary>
internal sealed class JourneyEffect(CoupleStore couples, DanceScripts scripts) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        if (change.Closes && scripts.IsPrerequisite(change.After.Position.Practice))
            await couples.DancedAsync(change.Context, change.Couple.Id, change.After.Position.Practice, cancel);
    }
}
