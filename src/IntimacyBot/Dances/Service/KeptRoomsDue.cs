using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>Deletes kept rooms whose day has come.</summary>
internal sealed class KeptRoomsDue(Store store, Reconciler reconciler) : IDueSource
{
    public string Name => "rooms";

    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        var due = await store.WriteAsync(
            async (context, token) =>
            {
                var rows = await context.Set<KeptRoomRow>().Where(r => r.DueAt != null && r.DueAt <= now)
                    .OrderBy(r => r.DueAt).Take(100).ToListAsync(token);
                foreach (var row in rows)
                    row.DueAt = null;
                return rows.ConvertAll(r => r.Id);
            },
            cancel);
        foreach (var room in due)
            reconciler.Enqueue(KeptRoomRow.ReconciledAs, room);
        return due.Count;
    }
}
