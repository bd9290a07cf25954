using IntimacyBot.Couples;
using IntimacyBot.Dances.Rules;

namespace IntimacyBot.Dances.Service;

/// <summary>Records that a practice was done to its end, if other practices require it.</summary>
internal sealed class JourneyEffect(CoupleStore couples, DanceScripts scripts) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        if (change.Closes && scripts.IsPrerequisite(change.After.Position.Practice))
            await couples.DancedAsync(change.Context, change.Couple.Id, change.After.Position.Practice, cancel);
    }
}
