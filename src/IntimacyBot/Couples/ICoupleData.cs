using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>
/// The half of a couple that ends, because the two pair anew. <paramref name="Stayed"/> is the side of the person who was left, and who is
/// still in it. In the couple <paramref name="Next"/> each of the two has the same side.
/// </summary>
internal sealed record EndingHalf(Couple Couple, Side Stayed, Guid Next, Instant At);

/// <summary>Ends what a slice keeps for a couple, in the transaction in which its two pair anew.</summary>
internal interface ICoupleData
{
    /// <summary>Returns true if the old couple is needed until a room of theirs is closed.</summary>
    Task<bool> EndAsync(BotContext context, EndingHalf half, CancellationToken cancel);
}
