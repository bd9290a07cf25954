using IntimacyBot.Members;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>
/// Deletes what was put aside for as long as it is kept. A person without a couple who cannot be read and has not come back meanwhile goes
/// with it, because nobody could say any more to which server their things belong.
/// </summary>
internal sealed class DamagedRecordsDue(Store store, ServerErasure erasure) : IDueSource
{
    private const int Batch = 50;

    public string Name => "damaged records";

    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        if (!await store.ReadAsync((read, token) => DueBy(read, now).AnyAsync(token), cancel))
            return 0;
        return await store.EraseAsync((context, token) => ForgetAsync(context, now, token), cancel);
    }

    private static IQueryable<DamagedRecordRow> DueBy(BotContext context, Instant now) =>
        context.DamagedRecords.Where(d => d.DueAt <= now).OrderBy(d => d.DueAt);

    private async Task<int> ForgetAsync(BotContext context, Instant now, CancellationToken cancel)
    {
        var due = await DueBy(context, now).Take(Batch).ToListAsync(cancel);
        var people = due.Where(d => d.Table == SealedColumns.PersonState(default, default).Table).Select(d => d.Person).ToList();
        var lost = await context.Set<PersonRow>()
            .Where(p => people.Contains(p.Id) && p.State == null).Select(p => p.Id).ToArrayAsync(cancel);
        context.RemoveRange(due);
        await context.SaveChangesAsync(cancel);
        if (lost.Length > 0)
            await erasure.EraseAsync(context, lost, cancel);
        return due.Count;
    }
}
