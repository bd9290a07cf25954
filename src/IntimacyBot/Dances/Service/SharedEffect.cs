using IntimacyBot.Couples;
using IntimacyBot.Dances.Rules;

namespace IntimacyBot.Dances.Service;

/// <summary>Something was shared by both: from here on the time is counted after which a couple rests.</summary>
internal sealed class SharedEffect(CoupleStore couples) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        if (DanceNotifications.SharedByBoth(change.Before, change.After))
            await couples.SharedAsync(change.Context, change.Couple, change.Move.At, cancel);
    }
}
