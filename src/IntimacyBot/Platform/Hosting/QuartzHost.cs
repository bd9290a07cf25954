using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Sqlite;
using NodaTime;
using Quartz;

namespace IntimacyBot.Platform.Hosting;

/// <summary>Looks for what is due, every few seconds, by the bot's own clock.</summary>
[DisallowConcurrentExecution]
internal sealed class DueJob(DueSweeper due, Store store) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await due.SweepAsync(cancellationToken);
        // Whoever was killed while erasing, or had a reader in the way, left bytes of a key in the log.
        if (store.IsSweepDue)
            await store.SweepErasedAsync(cancellationToken);
    }
}

/// <summary>Shows what is not shown yet. A job of its own: a slow Discord must not keep anything from its time.</summary>
[DisallowConcurrentExecution]
internal sealed class ReconcileJob(Reconciler reconciler) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await reconciler.ReconcileAllAsync(cancellationToken);
}

/// <summary>Forgets which interactions were seen, once Discord can no longer deliver them again.</summary>
[DisallowConcurrentExecution]
internal sealed class PurgeInteractionsJob(Store store, Inbox inbox) : IJob
{
    private const int Batch = 500;

    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);
    private static readonly Duration Kept = Duration.FromHours(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        int forgotten;
        do
            forgotten = await store.WriteAsync((rows, token) => inbox.ForgetSeen(rows, Kept, Batch, token), cancellationToken);
        while (forgotten == Batch);
    }
}

/// <summary>
/// Copies the database once a day. When the last one was made is read off the copies, so that no restart and no missed run matters.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class BackupJob(Backups backups, Timing timing) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await backups.RunAsync(timing.BackupEvery, timing.BackupKept, cancellationToken);
}

/// <summary>
/// A few durable jobs that Quartz runs; what they do is decided by the rows that are due, so that a missed run loses nothing.
/// It has a container of its own: there its clock is a steady one, and it never takes the bot's, which somebody may set.
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

    /// <summary>All of them at once: the bot's clock was set ahead, and nobody wants to wait for the next tick of the steady one.</summary>
    public async Task RunNowAsync(CancellationToken cancel)
    {
        if (_scheduler is not { } running)
            return;
        foreach (var job in await running.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), cancel))
            await running.TriggerJob(job, cancellationToken: cancel);
    }

    /// <summary>Waits for the jobs that run.</summary>
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

    /// <summary>The jobs and their triggers, the first of which fire at <paramref name="start"/>.</summary>
    internal static void AddJobs(IQuartzBuilder quartz, Timing timing, DateTimeOffset start)
    {
        Every<DueJob>(quartz, "due", timing.Sweep, start);
        Every<ReconcileJob>(quartz, "paint", timing.Sweep, start);
        Every<PurgeInteractionsJob>(quartz, "forget", PurgeInteractionsJob.Every, start);
        // A backup does not come together with everything else that a start brings.
        Every<BackupJob>(quartz, "backup", BackupJob.Every, start + BackupJob.Every);
    }

    /// <summary>However many runs were missed, one makes up for all: what is to be done is decided by what is there.</summary>
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
