using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Sqlite;
using NodaTime;
using Quartz;

namespace IntimacyBot.Platform.Hosting;

/// <summary>Handles everything that is due, every few seconds and by Discord's time.</summary>
[DisallowConcurrentExecution]
internal sealed class DueJob(DueSweeper due, Store store) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await store.LookAtDiskAsync(cancellationToken);
        await due.SweepAsync(cancellationToken);
        // A key's bytes stay in the log if the process was killed during an erasure, or if a reader prevented the cleanup.
        if (store.IsSweepDue)
            await store.SweepErasedAsync(cancellationToken);
        await store.MoveOldLogAsync();
    }
}

/// <summary>Reconciles rows that are not shown yet. It is a separate job, so that a slow Discord does not delay what is due.</summary>
[DisallowConcurrentExecution]
internal sealed class ReconcileJob(Reconciler reconciler) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await reconciler.ReconcileAllAsync(cancellationToken);
}

/// <summary>Deletes the records of seen interactions once Discord can no longer deliver them again.</summary>
[DisallowConcurrentExecution]
internal sealed class PurgeInteractionsJob(Store store, Inbox inbox, DiscordClock clock) : IJob
{
    private const int Batch = 500;

    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);
    private static readonly Duration Kept = Duration.FromHours(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (!clock.IsKnown)
            return;
        int forgotten;
        do
            forgotten = await store.WriteAsync((rows, token) => inbox.ForgetSeen(rows, Kept, Batch, token), cancellationToken);
        while (forgotten == Batch);
    }
}

/// <summary>
/// Keeps the erasure journal, then makes the daily backup. The time of the last one is read from the files, so that restarts and missed
/// runs do not matter.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class BackupJob(Backups backups, Timing timing, DiscordClock clock) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (clock.IsKnown)
            await backups.RunAsync(timing.BackupEvery, timing.BackupKept, cancellationToken);
    }
}

/// <summary>
/// Runs a few durable jobs with Quartz. The due rows decide what they do, so a missed run loses nothing. Quartz has its own service
/// container, so that it uses a monotonic clock and never the bot's clock, which may be turned forward.
/// </summary>
internal sealed class QuartzHost(
    DueJob due,
    ReconcileJob reconcile,
    PurgeInteractionsJob purge,
    BackupJob backup,
    Timing timing,
    ILoggerFactory loggers) : IAsyncDisposable
{
    private IScheduler? _scheduler;

    public async Task StartAsync(CancellationToken cancel)
    {
        _scheduler = await QuartzSchedulerBuilder.Create(Fill).BuildScheduler(cancel);
        await _scheduler.Start(cancel);
    }

    /// <summary>Triggers all jobs at once, because after the bot's clock was skipped nobody wants to wait for the next interval.</summary>
    public async Task RunNowAsync(CancellationToken cancel)
    {
        if (_scheduler is not { } running)
            return;
        foreach (var job in await running.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), cancel))
            await running.TriggerJob(job, cancellationToken: cancel);
    }

    /// <summary>Stops the scheduler and waits for running jobs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _scheduler, null) is { } running)
            await running.Shutdown(true, CancellationToken.None);
    }

    private void Fill(IQuartzBuilder quartz)
    {
        quartz.UseInMemoryStore();
        var clock = new MonotonicClock(TimeProvider.System);
        quartz.UseTimeProvider(clock);
        quartz.Services.AddSingleton(loggers).AddSingleton(due).AddSingleton(reconcile).AddSingleton(purge).AddSingleton(backup);
        AddJobs(quartz, timing, clock.GetUtcNow());
    }

    /// <summary>Adds the jobs and their triggers, the first of which fire at <paramref name="start"/>.</summary>
    internal static void AddJobs(IQuartzBuilder quartz, Timing timing, DateTimeOffset start)
    {
        Every<DueJob>(quartz, "due", timing.Sweep, start);
        Every<ReconcileJob>(quartz, "reconcile", timing.Sweep, start);
        Every<PurgeInteractionsJob>(quartz, "purge-interactions", PurgeInteractionsJob.Every, start);
        // The first backup waits for one interval, so that it does not add to the work of a start.
        Every<BackupJob>(quartz, "backup", BackupJob.Every, start + BackupJob.Every);
    }

    /// <summary>
    /// Adds a job that repeats. However many runs were missed, one run makes up for all, because the due rows decide what is done.
    /// </summary>
    private static void Every<T>(IQuartzBuilder quartz, string name, TimeSpan interval, DateTimeOffset first)
        where T : IJob
    {
        quartz.AddJob<T>(job => job.WithIdentity(name).StoreDurably());
        quartz.AddTrigger<T>(trigger => trigger
            .ForJob(name)
            .WithIdentity(name)
            .StartAt(first)
            .WithSimpleSchedule(schedule => schedule
                .WithInterval(interval)
                .RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount)));
    }
}
