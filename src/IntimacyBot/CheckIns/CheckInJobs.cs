using IntimacyBot.Notifications;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>Prompts each person when their time has come, one after another.</summary>
internal sealed class CheckInJobs(Store store, PromptService prompts, ZoneDataUpdate zones, Reconciler reconciler) : IDueSource
{
    public string Name => "check-ins";

    /// <summary>
    /// Returns the rows that are due, the longest overdue first. The query reads a range of an index, so its cost does not grow with the
    /// table.
    /// </summary>
    public static IQueryable<CheckInRow> DueBy(BotContext context, Instant now) =>
        context.Set<CheckInRow>().Where(c => c.DueAt <= now).OrderBy(c => c.DueAt);

    /// <summary>Prompts one person at a time, so that whoever presses a button meanwhile waits for that one only.</summary>
    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        if (await zones.FollowAsync(cancel) is > 0 and var updated)
            return updated;
        if (reconciler.Busy || await FirstDueAsync(now, cancel) is not { } person)
            return 0;
        await store.WriteAsync((context, token) => prompts.PromptAsync(context, person, now, token), cancel);
        reconciler.Bells(person);
        return 1;
    }

    public Task<Instant?> NextAsync(CancellationToken cancel) => store.ReadAsync(
        (read, token) => read.Set<CheckInRow>()
            .Where(c => c.DueAt != null)
            .OrderBy(c => c.DueAt)
            .Select(c => c.DueAt)
            .FirstOrDefaultAsync(token),
        cancel);

    public Task<IReadOnlyList<Guid>> RingsAsync(Instant until, CancellationToken cancel) => store.ReadAsync<IReadOnlyList<Guid>>(
        async (read, token) => await DueBy(read, until).Select(c => c.Person).ToListAsync(token),
        cancel);

    private Task<Guid?> FirstDueAsync(Instant now, CancellationToken cancel) =>
        store.ReadAsync((read, token) => DueBy(read, now).Select(c => (Guid?)c.Person).FirstOrDefaultAsync(token), cancel);
}
