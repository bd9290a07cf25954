using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>Sets couples to rest when both have shared nothing for a long time, whatever the cause.</summary>
internal sealed class CoupleRestJobs(Store store, RestingBells bells) : IDueSource
{
    private const int Batch = 100;

    public string Name => "rest";

    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        if (!await store.ReadAsync((read, token) => read.Set<CoupleRow>().AnyAsync(c => c.DueAt <= now, token), cancel))
            return 0;
        return await store.WriteAsync((context, token) => RestAsync(context, now, token), cancel);
    }

    private async Task<int> RestAsync(BotContext context, Instant now, CancellationToken cancel)
    {
        var due = await context.Set<CoupleRow>().Where(c => c.DueAt <= now).OrderBy(c => c.DueAt).Take(Batch).ToListAsync(cancel);
        foreach (var couple in due)
        {
            couple.DueAt = null;
            couple.Version++;
        }

        await context.SaveChangesAsync(cancel);
        foreach (var couple in due)
            await bells.RestAsync(context, couple.Id, now, cancel);
        return due.Count;
    }
}
