using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>
/// Asks once about a consent after a long silence. Without an answer the consent is switched off, which looks to others like silence.
/// </summary>
internal sealed class ConsentReviewJobs(
    Store store,
    PersonStore people,
    Notifier notifier,
    IOptions<Timing> timing,
    Reconciler reconciler) : IDueSource
{
    private const int Batch = 50;

    public string Name => "consents";

    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        if (!await store.ReadAsync((read, token) => read.Set<PersonRow>().AnyAsync(p => p.DueAt <= now, token), cancel))
            return 0;
        var moved = await store.WriteAsync((context, token) => AskAsync(context, now, token), cancel);
        reconciler.Bells(moved);
        return moved.Count;
    }

    public Task<IReadOnlyList<Guid>> RingsAsync(Instant until, CancellationToken cancel) => store.ReadAsync<IReadOnlyList<Guid>>(
        async (read, token) =>
        {
            var (silence, answer) = PersonStore.Silence(timing.Value);
            var due = await read.Set<PersonRow>().Where(p => p.DueAt <= until).Select(p => p.Id).ToListAsync(token);
            var silent = await people.FindAsync(read, due, token);
            return [.. silent.SelectMany(p => p.Consents.Silent(until, silence, answer).Ask.Select(_ => p.Id))];
        },
        cancel);

    private async Task<List<Guid>> AskAsync(BotContext context, Instant now, CancellationToken cancel)
    {
        var (silence, answer) = PersonStore.Silence(timing.Value);
        var due = await context.Set<PersonRow>()
            .Where(p => p.DueAt <= now)
            .OrderBy(p => p.DueAt)
            .Select(p => p.Id)
            .Take(Batch)
            .ToListAsync(cancel);
        foreach (var id in due)
        {
            var person = (await people.FindAsync(context, id, cancel))!;
            var (next, ask, off) = person.Consents.Silent(now, silence, answer);
            await people.SaveAsync(context, person with { Consents = next }, cancel);
            foreach (var kind in ask)
                await notifier.NotifyAsync(context, id, ConsentService.StillOn(kind), id, now, new(NotificationPurpose.Notice), cancel);
            foreach (var kind in off)
                await notifier.SettleAsync(context, id, id, ConsentService.StillOn(kind), cancel);
            await notifier.RefreshAsync(context, id, cancel);
        }

        return due;
    }
}
