using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Dances.Rooms;

/// <summary>
/// Has the floor card of each open room looked at once an hour, because Discord tells of a deleted message only those who ask for every
/// message event. It is done at hours of its own, whatever the two do: a card that came back when one of them opened a page would tell the
/// other of it, and so would a request in their room.
/// </summary>
internal sealed class FloorCardCheck(Store store, RoomReconciler rooms) : IDueSource
{
    private static readonly Duration LooksAgain = Duration.FromHours(1);

    /// <summary>After a start all rooms are looked at.</summary>
    private Instant _looked = Instant.MinValue;

    public string Name => "floor cards";

    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        if (now - LooksAgain < _looked && now >= _looked)
            return 0;
        var open = await store.ReadAsync(
            (read, token) => read.Set<DanceRow>().Where(d => d.Room != null).Select(d => d.Id).ToListAsync(token), cancel);
        foreach (var dance in open)
            rooms.LookAt(dance);
        _looked = now;
        return 0;
    }
}
