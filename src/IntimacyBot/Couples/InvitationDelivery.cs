using IntimacyBot.Notifications;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>
/// Delivers sent invitations after the inviter was answered. The inviter's answer therefore depends on their own rows alone and takes the
/// same time, whoever the other person is and whatever they want.
/// </summary>
internal sealed class InvitationDelivery(Store store, PairingService pairing, Lazy<Reconciler> reconciler, TimeProvider clock) : IReconciled
{
    public const string ReconciledKind = "invitation";

    public string Name => ReconciledKind;

    public async Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel) => await store.ReadAsync(
        (read, token) => read.Set<InvitationRow>().Where(i => i.Stage == InvitationStage.Sent).Select(i => i.Id).ToListAsync(token),
        cancel);

    public async Task ReconcileAsync(Guid row, CancellationToken cancel)
    {
        var at = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var delivered = await store.WriteAsync((context, token) => pairing.DeliverAsync(context, row, at, token), cancel);
        if (delivered.Paired)
            reconciler.Value.Paired(delivered.Called);
        else
            reconciler.Value.Bells(delivered.Called);
    }
}
