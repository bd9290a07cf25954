using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Quartz;
using Tests.TestKit;

namespace Tests.Hosting;

public sealed class QuartzHostTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(10)]
    [InlineData(-10)]
    public async Task What_is_due_is_looked_for_by_Discords_time_and_again_once_the_machine_has_its_time_back(int days)
    {
        var due = new Due();
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync(services => services.AddSingleton<IDueSource>(due).Configure<Timing>(t => t.Sweep = TimeSpan.FromSeconds(1)));
        await bot.Within(due.RunAsync(), "a first look");

        bot.Machine.Ahead = TimeSpan.FromDays(days);
        await bot.Within(UntilAsync(() => bot.Get<ClockCheck>().Problem is not null), "the wrong clock to be seen");
        var wrong = due.RunAsync();
        await bot.World.SettledAsync();
        Assert.False(wrong.IsCompleted);

        bot.Machine.Ahead = TimeSpan.Zero;
        await bot.Within(wrong, "a look after the clock was right again");
        Assert.InRange(await wrong - SystemClock.Instance.GetCurrentInstant(), -Duration.FromMinutes(1), Duration.FromMinutes(1));
    }

    [Fact]
    public async Task Each_job_is_durable_runs_alone_and_makes_up_for_missed_runs_with_one()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();
        var scheduler = await QuartzSchedulerBuilder.Create(Fill).BuildScheduler(TestContext.Current.CancellationToken);
        foreach (var name in new[] { "due", "reconcile", "purge-interactions", "backup" })
        {
            var job = (await scheduler.GetJobDetail(new JobKey(name), TestContext.Current.CancellationToken))!;
            Assert.True(job is { Durable: true, ConcurrentExecutionDisallowed: true }, name);
            var trigger = (await scheduler.GetTrigger(new TriggerKey(name), TestContext.Current.CancellationToken))!;
            Assert.Equal((int)SimpleTriggerMisfireInstruction.NowWithExistingCount, trigger.MisfireInstructionCode);
        }

        await scheduler.Shutdown(true, TestContext.Current.CancellationToken);

        void Fill(IQuartzBuilder quartz)
        {
            quartz.UseInMemoryStore();
            quartz.Services.AddSingleton(bot.Get<DueSweeper>()).AddSingleton(bot.Get<Reconciler>()).AddSingleton(bot.Get<Store>())
                .AddSingleton(bot.Get<Inbox>()).AddSingleton(bot.Get<Backups>()).AddSingleton(bot.Get<Timing>())
                .AddSingleton(bot.Get<DiscordClock>());
            QuartzHost.AddJobs(quartz, bot.Get<Timing>(), Noon);
        }
    }

    [Fact]
    public async Task All_jobs_run_at_once_when_they_are_told_to()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();

        await bot.Get<QuartzHost>().RunNowAsync(TestContext.Current.CancellationToken);
        await bot.Within(FileIn(Path.Combine(Path.GetDirectoryName(bot.DatabaseFile)!, "backups")), "a backup");
    }

    [Fact]
    public async Task Interactions_are_forgotten_once_they_cannot_come_again()
    {
        await using var bot = await BotFixture.BeginAsync();
        var (store, inbox) = (bot.Get<Store>(), bot.Get<Inbox>());
        var job = new PurgeInteractionsJob(store, inbox, bot.Get<DiscordClock>());
        await store.WriteAsync((context, token) => inbox.MarkSeen(context, 1, token), TestContext.Current.CancellationToken);

        bot.Clock.Advance(TimeSpan.FromMinutes(59));
        await job.Execute(null!, TestContext.Current.CancellationToken);
        Assert.Equal(1, await SeenAsync(store));

        bot.Clock.Advance(TimeSpan.FromMinutes(2));
        await job.Execute(null!, TestContext.Current.CancellationToken);
        Assert.Equal(0, await SeenAsync(store));
        Assert.Empty(bot.Log.Warnings);
    }

    [Fact]
    public void A_steady_clock_goes_on_when_the_time_is_set()
    {
        var machine = new Machine { Time = Noon };
        var steady = new MonotonicClock(machine);

        machine.Time = Noon - TimeSpan.FromDays(3);
        Assert.Equal(Noon, steady.GetUtcNow());
        machine.Run(TimeSpan.FromSeconds(5));
        Assert.Equal(Noon + TimeSpan.FromSeconds(5), steady.GetUtcNow());
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!isSo())
            await often.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }

    private static async Task FileIn(string folder)
    {
        await UntilAsync(() => Directory.Exists(folder)
            && Array.Exists(Directory.GetFiles(folder), f => !f.EndsWith(".making", StringComparison.Ordinal)));
    }

    private static Task<int> SeenAsync(Store store) =>
        store.ReadAsync((context, token) => context.SeenInteractions.CountAsync(token), TestContext.Current.CancellationToken);

    /// <summary>A source that records when it is asked for what is due.</summary>
    private sealed class Due : IDueSource
    {
        private TaskCompletionSource<Instant> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "test";

        /// <summary>Returns the time of the next look.</summary>
        public Task<Instant> RunAsync()
        {
            var next = new TaskCompletionSource<Instant>(TaskCreationOptions.RunContinuationsAsynchronously);
            Interlocked.Exchange(ref _next, next);
            return next.Task;
        }

        public Task<int> RunAsync(Instant now, CancellationToken cancel)
        {
            Volatile.Read(ref _next).TrySetResult(now);
            return Task.FromResult(0);
        }
    }

    /// <summary>A clock whose wall time can be set, while elapsed time continues.</summary>
    private sealed class Machine : TimeProvider
    {
        private long _ticks;

        public DateTimeOffset Time { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Run(TimeSpan time) => _ticks += time.Ticks;

        public override DateTimeOffset GetUtcNow() => Time;

        public override long GetTimestamp() => _ticks;
    }
}
