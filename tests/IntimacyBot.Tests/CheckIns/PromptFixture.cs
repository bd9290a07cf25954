using Discord.Models;
using IntimacyBot.CheckIns;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Service;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Tests.TestKit;

namespace Tests.CheckIns;

/// <summary>
/// Prompts in a real database, with a clock that the test sets. Nothing is shown in Discord, so the database is what a kill would leave.
/// </summary>
internal sealed class PromptFixture : IDisposable
{
    private static readonly Snowflake Guild = new(4711);

    private readonly BotFixture _story;
    private readonly Reconciler _reconciler;
    private readonly HeldReconciler _held = new();
    private ulong _interaction = 900_000_000_000;

    public PromptFixture(BotFixture bot, IDateTimeZoneProvider? zones = null)
    {
        _story = bot;
        _reconciler = new Reconciler([_held], bot.Clock, NullLogger<Reconciler>.Instance);
        _ = _reconciler.StartAsync(CancellationToken.None);
        Zones = zones ?? DateTimeZoneProviders.Tzdb;
        var rows = new CheckInStore(Get<Vault>(), Zones);
        var pendingShares = ActivatorUtilities.CreateInstance<global::IntimacyBot.Dances.Service.PendingShares>(bot.Services);
        Moves = new CheckInMoves(rows, Get<PersonStore>(), Get<CoupleStore>(), Get<ConsentService>(), Get<Notifier>(), pendingShares);
        Rows = rows;
        Jobs = ActivatorUtilities.CreateInstance<CheckInJobs>(
            bot.Services,
            ActivatorUtilities.CreateInstance<PromptService>(bot.Services, rows, Moves, pendingShares),
            new ZoneDataUpdate(Get<Store>(), rows, Zones),
            _reconciler);
    }

    public IDateTimeZoneProvider Zones { get; }

    /// <summary>Blocks reconciling until the returned source is completed, and enqueues this many notifications.</summary>
    public TaskCompletionSource Hold(int rings)
    {
        var held = _held.Held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _reconciler.Bells(Enumerable.Range(0, rings).Select(_ => Guid.NewGuid()));
        return held;
    }

    /// <summary>Waits until nothing is left to reconcile.</summary>
    public async Task ShownAsync()
    {
        await _reconciler.EnqueueAndWaitAsync(Notifier.Kind, Guid.NewGuid())
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        while (!_reconciler.Idle)
            await Task.Yield();
    }

    public CheckInMoves Moves { get; }

    public CheckInStore Rows { get; }

    public CheckInJobs Jobs { get; }

    public async Task<Guid> SetAsync(ulong user, IsoDayOfWeek day, LocalTime time, string zone, Instant at) =>
        (await WriteAsync((context, cancel) => Moves.SetAsync(context, Ask(user, at), new WeeklyTime(day, time, zone), cancel)))!.Value;

    public Task<Instant?> DueAsync(Guid person) =>
        ReadAsync((read, cancel) => read.Set<CheckInRow>().Where(c => c.Person == person).Select(c => c.DueAt).SingleAsync(cancel));

    public Task<CheckIn?> FindAsync(Guid person) => ReadAsync((read, cancel) => Rows.FindAsync(read, person, cancel));

    /// <summary>Returns the kind and the id of each waiting notification of this person.</summary>
    public Task<List<(string Kind, Guid Call)>> WaitingAsync(Guid person) => ReadAsync(async (read, cancel) =>
        (await read.Set<NotificationRow>()
            .Where(c => c.Person == person && c.Stage != NotificationStage.Withdrawn)
            .ToListAsync(cancel)).ConvertAll(c => (c.Kind, c.Id)));

    /// <summary>Runs a sweep at this time and returns how many people were notified or skipped.</summary>
    public async Task<int> SweepAsync(Instant at)
    {
        var moved = 0;
        while (await Jobs.RunAsync(at, TestContext.Current.CancellationToken) is > 0 and var more)
            moved += more;
        return moved;
    }

    public Task<T> WriteAsync<T>(Func<BotContext, CancellationToken, Task<T>> work) =>
        Get<Store>().WriteAsync(work, TestContext.Current.CancellationToken);

    public Task<T> ReadAsync<T>(Func<BotContext, CancellationToken, Task<T>> work) =>
        Get<Store>().ReadAsync(work, TestContext.Current.CancellationToken);

    public void Dispose() => _reconciler.Dispose();

    /// <summary>A reconciler that shows nothing, and takes as long as the test wants.</summary>
    private sealed class HeldReconciler : IReconciled
    {
        public TaskCompletionSource? Held { get; set; }

        public string Name => Notifier.Kind;

        public Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<Guid>>([]);

        public Task ReconcileAsync(Guid row, CancellationToken cancel) => Held?.Task ?? Task.CompletedTask;
    }

    public InteractionContext Ask(ulong user, Instant at) => new(
        new Discord.Interactions.Interaction
        {
            Id = new Snowflake(_interaction++),
            GuildId = Guild,
            Member = new GuildMember { User = new User(new Snowflake(user), "somebody") }
        }, "en", at);

    private T Get<T>()
        where T : notnull => _story.Get<T>();
}
