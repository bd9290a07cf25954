using IntimacyBot.Couples;
using IntimacyBot.Dances.Rooms;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances.Handlers;

/// <summary>
/// Tells the two in /home that a room of theirs still stands, because they were promised that it would be deleted.
/// </summary>
internal sealed class RefusedRoomsWaiting(KeptRoomReconciler rooms, Texts texts) : IWaitingPart
{
    public Task<IReadOnlyList<WaitingLine>> ForAsync(BotContext read, WaitingContext at, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<WaitingLine>>(at.Couple is { } couple
            ? [.. rooms.RefusedOf(couple.Id).Select(room => WaitingLines.NotDeleted(texts, at.Language, couple.Guild, room))]
            : []);
}
