using Discord.Models;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>
/// What a couple was before its two pair anew: the side of somebody who was still in it, and what it has of the journey. What both had
/// chosen counts only where neither of them has left, because a choice goes with its person.
/// </summary>
internal sealed record FormerCouple(Side Stayed, IReadOnlyList<string> Danced, IReadOnlyList<string> Opened);

/// <summary>Ends the couple in which somebody still is who pairs now.</summary>
internal sealed class OldCouples(CoupleStore couples, IEnumerable<ICoupleData> slices)
{
    /// <summary>
    /// Returns what the couple was if the other of the two was the one with whom they pair now; null otherwise, and if they are in no
    /// couple. <paramref name="next"/> is the couple that begins.
    /// </summary>
    public async Task<FormerCouple?> EndAsync(
        BotContext context, Snowflake guild, Snowflake user, Snowflake partner, Guid next, Instant at, CancellationToken cancel)
    {
        if (await couples.OfAsync(context, guild, user, cancel) is not { } old || old.SideOf(user) is not { } side)
            return null;
        var half = old.IsOf(user, partner) ? new EndingHalf(old, side, next, at) : null;
        var needed = false;
        if (half is not null)
            foreach (var slice in slices)
                needed |= await slice.EndAsync(context, half, cancel);
        await couples.EndSideAsync(context, old, side, cancel, needed);
        return half is null ? null : new FormerCouple(side, old.Danced, old.WasLeftBy(partner) ? [] : old.Opened);
    }
}
