using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>Ends days that nobody has ended.</summary>
internal sealed class DayRoomsDue(Store store, DayRoomService rooms) : IDueSource
{
    private const int Batch = 100;

    public string Name => "day rooms";

    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        var due = await store.ReadAsync(
            (read, token) => read.Set<DayRoomRow>().Where(r => r.DueAt != null && r.DueAt <= now).OrderBy(r => r.DueAt)
                .Select(r => r.Id).Take(Batch).ToListAsync(token),
            cancel);
        foreach (var room in due)
            await rooms.EndAsync(room, now, cancel);
        return due.Count;
    }
}
