using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Records what sharing leaves behind: that a person has shared at all, when both shared last, after which a couple comes to rest, and who
/// could read what both shared last.
/// </summary>
internal sealed class SharedEffect(CoupleStore couples, DanceStore dances) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        foreach (var side in FirstKnown(change))
            if (change.Couple[side].Person is { } person)
                await couples.NoteSharedAsync(change.Context, person, cancel);
        if (DanceNotifications.SharedByBoth(change.Before, change.After))
            await couples.SharedAsync(change.Context, change.Couple, change.Move.At, cancel);
        if (DanceNotifications.EndsShared(change.Before, change.After))
            await couples.ReadAsync(change.Context, change.Couple, dances.RenderedOf(change.Row).Readers, cancel);
    }

    /// <summary>
    /// The one who asks has shared something. The other is checked only when the dance ends, so that a move inside a room needs no further
    /// query.
    /// </summary>
    private static IEnumerable<Side> FirstKnown(DanceChange change)
    {
        if (change is { Before: Dance.Preparing, Move: Act.Share or Act.SayAloud })
            return [((Act)change.Move).By];
        return change.Closes || change.After is Dance.Over
            ? Sides.Both.Where(side => change.After.Posts.Exists(p => p.By.Contains(side)))
            : [];
    }
}
