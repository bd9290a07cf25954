using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using NodaTime;
using Quartz;

namespace IntimacyBot.Platform.Hosting;

/// <summary>Looks for what is due, every few seconds, by the bot's own clock.</summary>
[DisallowConcurrentExecution]
internal sealed class DueJob(DueMoves due) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await due.SweepAsync(cancellationToken);
}

/// <summary>Shows what is not shown yet. A job of its own: a slow Discord must not keep anything from its time.</summary>
[DisallowConcurrentExecution]
internal sealed class PaintJob(Painter painter) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await painter.CatchUpAsync(cancellationToken);
}

/// <summary>Forgets which interactions were seen, once Discord can no longer deliver them again.</summary>
[DisallowConcurrentExecution]
internal sealed class ForgetJob(Store store, Inbox inbox) : IJob
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

/// <summary>A few durable jobs that Quartz runs; what they do is decided by the rows that are due, so that a missed run loses nothing.</summary>
internal static class Clockwork
{
    public static IServiceCollection AddClockwork(this IServiceCollection services) => services.AddQuartz(quartz =>
    {
        quartz.UseInMemoryStore();
        quartz.UseTimeProvider(new SteadyClock(TimeProvider.System));
        quartz.Every<DueJob>("due", timing => timing.Sweep);
        quartz.Every<PaintJob>("paint", timing => timing.Sweep);
        quartz.Every<ForgetJob>("forget", _ => ForgetJob.Every);
    });

    private static void Every<T>(this IQuartzBuilder quartz, string name, Func<Timing, TimeSpan> interval)
        where T : IJob
    {
        quartz.AddJob<T>(job => job.WithIdentity(name).StoreDurably());
        quartz.AddTrigger<T>((parts, trigger) => trigger
            .ForJob(name)
            .WithIdentity(name)
            .StartNow()
            .WithSimpleSchedule(schedule => schedule
                .WithInterval(interval(parts.GetRequiredService<Timing>()))
                .RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount)));
    }
}
