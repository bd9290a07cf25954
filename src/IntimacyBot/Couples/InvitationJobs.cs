using IntimacyBot.Notifications;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>Expires invitations, and deletes budget rows that are no longer needed.</summary>
internal sealed class InvitationJobs(
    Store store,
    InvitationStore invitations,
    GuestCleanup guestCleanup,
    Reconciler reconciler) : IDueSource
{
    private const int Batch = 50;

    public string Name => "invitations";

    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        var lapsed = await LapseAsync(now, cancel);
        return lapsed + await ForgetAsync(now, cancel);
    }

    private async Task<int> LapseAsync(Instant now, CancellationToken cancel)
    {
        if (!await store.ReadAsync((read, token) => read.Set<InvitationRow>().AnyAsync(i => i.DueAt <= now, token), cancel))
            return 0;
        var (moved, called) = await store.WriteAsync((context, token) => LapseAsync(context, now, token), cancel);
        reconciler.Bells(called);
        return moved;
    }

    private async Task<(int Moved, IReadOnlyList<Guid> Called)> LapseAsync(BotContext context, Instant now, CancellationToken cancel)
    {
        var due = await context.Set<InvitationRow>()
            .Where(i => i.DueAt <= now)
            .OrderBy(i => i.DueAt)
            .Select(i => i.Id)
            .Take(Batch)
            .ToListAsync(cancel);
        var called = new List<Guid>();
        foreach (var id in due)
        {
            var invite = (await invitations.FindAsync(context, id, cancel))!;
            var move = invite.State is Invitation.Lapsed ? (InvitationMove)new InvitationMove.Read() : new InvitationMove.Tick(now);
            await invitations.SaveAsync(context, id, invite.State.Decide(move).Next!, cancel);
            if (await guestCleanup.LeaveAsync(context, invite.Guild, invite.To, now, cancel) is { } person)
                called.Add(person);
        }

        return (due.Count, called);
    }

    private async Task<int> ForgetAsync(Instant now, CancellationToken cancel)
    {
        var before = now - InvitationBudget.Kept;
        if (!await store.ReadAsync((read, token) => read.Set<SpentInvitationRow>().AnyAsync(s => s.At <= before, token), cancel))
            return 0;
        return await store.WriteAsync(
            (context, token) => context.Set<SpentInvitationRow>().Where(s => s.At <= before).ExecuteDeleteAsync(token),
            cancel);
    }
}
