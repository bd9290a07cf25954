using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Notifications;

/// <summary>Is told, in the same transaction, that the time of a person's ring has passed.</summary>
internal interface IAfterRings
{
    Task RingGoneAsync(BotContext context, Guid person, CancellationToken cancel);
}
