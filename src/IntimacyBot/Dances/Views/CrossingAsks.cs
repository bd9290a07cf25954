using NodaTime;

namespace IntimacyBot.Dances.Views;

/// <summary>The partner's ask that waits for the reader of a page, and whether the reader said "Not now" to it.</summary>
internal sealed record PartnerAsk(CardModel Model, bool NotNow);

/// <summary>The reader's own ask that waits for the partner, and whether it is for the same practice as the card that is shown.</summary>
internal sealed record OwnAsk(bool IsSame);

/// <summary>The reader's own ask that went back to them because a room opened, and until when its words are kept.</summary>
internal sealed record GivenBack(Guid Dance, Instant Until, bool HasWords);
