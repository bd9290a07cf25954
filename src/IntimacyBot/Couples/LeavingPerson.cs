using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>
/// Somebody who leaves, with or without a couple. <paramref name="ClearRooms"/> is true when their rooms are removed at once.
/// </summary>
internal sealed record LeavingPerson(Guid Person, Guid? Couple, Side? Side, bool ClearRooms, Instant At);

/// <summary>
/// Deletes the rows that a slice keeps of a person. It runs in the transaction of the leaving, and nothing that the partner sees may change
/// by it.
/// </summary>
internal interface IPersonalData
{
    Task LeaveAsync(BotContext context, LeavingPerson leaving, CancellationToken cancel);
}
