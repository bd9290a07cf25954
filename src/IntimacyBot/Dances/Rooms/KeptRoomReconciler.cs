using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Dances.Rooms;

/// <summary>A kept room without a day left is one to delete; what Discord refuses today is tried again.</summary>
internal sealed class KeptRoomReconciler(Store store, DanceStore dances, RoomClient roomClient) : IReconciled
{
    public string Name => KeptRoomRow.ReconciledAs;

    public async Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel) =>
        await store.ReadAsync(
            (context, token) => context.Set<KeptRoomRow>().Where(r => r.DueAt == null).Select(r => r.Id).ToListAsync(token),
            cancel);

    public async Task ReconcileAsync(Guid row, CancellationToken cancel)
    {
        var found = await store.ReadAsync(async (context, token) => await context.Set<KeptRoomRow>().FindAsync([row], token), cancel);
        if (found is not { DueAt: null })
            return;
        await roomClient.RemoveRoomAsync(dances.RoomOf(found), cancel);
        await store.WriteAsync((context, token) => context.Set<KeptRoomRow>().Where(r => r.Id == row).ExecuteDeleteAsync(token), cancel);
    }
}
