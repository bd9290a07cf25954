using IntimacyBot.Dances.Storage;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Asks each author once about their own promise, and deletes unanswered promises on their day. What is tried for a week only ends.
/// </summary>
internal sealed class PromisesDue(Store store, KeptWords kept, Notifier notifier, Reconciler reconciler) : IDueSource
{
    private const int Batch = 100;

    public string Name => "promises";

    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        if (!await store.ReadAsync((read, token) => read.Set<PromiseRow>().AnyAsync(p => p.DueAt <= now, token), cancel))
            return 0;
        var authors = await store.WriteAsync((context, token) => MoveAsync(context, now, token), cancel);
        reconciler.Bells(authors);
        return authors.Count;
    }

    public Task<IReadOnlyList<Guid>> RingsAsync(Instant until, CancellationToken cancel) => store.ReadAsync<IReadOnlyList<Guid>>(
        async (read, token) =>
            await read.Set<PromiseRow>().Where(p => p.DueAt <= until && !p.Asked && !p.ForWeek).Select(p => p.Author).ToListAsync(token),
        cancel);

    private async Task<List<Guid>> MoveAsync(BotContext context, Instant now, CancellationToken cancel)
    {
        var due = await context.Set<PromiseRow>().Where(p => p.DueAt <= now).OrderBy(p => p.DueAt).Take(Batch).ToListAsync(cancel);
        foreach (var row in due)
        {
            var last = row.DueAt + kept.LeftOnceAsked;
            if (row.Asked || row.ForWeek || last <= now)
            {
                await notifier.SettleAsync(context, row.Id, row.Author, PromisePage.NotificationKind, cancel);
                context.Remove(row);
                continue;
            }

            (row.Asked, row.DueAt) = (true, last);
            row.Version++;
            var terms = new NotificationTerms(NotificationPurpose.Notice, Consent.Dances, last);
            await notifier.NotifyAsync(context, row.Author, PromisePage.NotificationKind, row.Id, now, terms, cancel);
        }

        return due.ConvertAll(p => p.Author);
    }
}
