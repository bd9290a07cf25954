using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>Somebody leaves: with or without a couple, and with or without taking its rooms along at once.</summary>
internal sealed record LeavingPerson(Guid Person, Guid? Couple, Side? Side, bool ClearRooms, Instant At);

/// <summary>
/// Every slice with a person's rows. It runs in the leave's own transaction; nothing that the partner sees may change by it.
/// </summary>
internal interface IPersonalData
{
    Task LeaveAsync(BotContext context, LeavingPerson leaving, CancellationToken cancel);
}
