using IntimacyBot.Notifications;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>Prompts each person when their time has come, one after another.</summary>
internal sealed partial class CheckInJobs(
    Store store,
    PromptService prompts,
    ZoneDataUpdate zones,
    Reconciler reconciler,
    ILogger<CheckInJobs> log) : IDueSource
{
    private static readonly Duration RetryAfter = Duration.FromHours(1);

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
        try
        {
            await store.WriteAsync((context, token) => prompts.PromptAsync(context, person, now, token), cancel);
            reconciler.Bells(person);
        }
        catch (SealBrokenException)
        {
            Unreadable(person);
            await store.WriteAsync((context, token) => PostponeAsync(context, person, now, token), cancel);
        }

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

    /// <summary>Moves the due time of a row that cannot be read by an hour, so that it keeps nobody else from their prompt.</summary>
    private static async Task PostponeAsync(BotContext context, Guid person, Instant now, CancellationToken cancel)
    {
        if (await context.Set<CheckInRow>().FindAsync([person], cancel) is { } row && row.DueAt <= now)
            row.DueAt = now + RetryAfter;
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "What belongs to the weekly prompt of {Person} cannot be read; the others go on, and it is tried again in an hour")]
    private partial void Unreadable(Guid person);
}
