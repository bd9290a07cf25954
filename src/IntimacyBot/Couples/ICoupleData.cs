using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>
/// A couple that ends because its two pair anew: one of them had left it, or it rests. <paramref name="Stayed"/> is the side of somebody
/// who is still in it. In the couple <paramref name="Next"/> each of the two has the same side.
/// </summary>
internal sealed record EndingHalf(Couple Couple, Side Stayed, Guid Next, Instant At);

/// <summary>Ends what a slice keeps for a couple, or hands it on to the next, in the transaction in which its two pair anew.</summary>
internal interface ICoupleData
{
    /// <summary>Returns true if the old couple is needed until a room of theirs is closed.</summary>
    Task<bool> EndAsync(BotContext context, EndingHalf half, CancellationToken cancel);
}
