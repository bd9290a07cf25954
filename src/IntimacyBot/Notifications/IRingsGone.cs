using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>Is told whose rings have gone because their time has come, in the transaction in which they go.</summary>
internal interface IRingsGone
{
    Task GoneAsync(BotContext context, IReadOnlyCollection<Guid> gone, Instant at, CancellationToken cancel);
}
