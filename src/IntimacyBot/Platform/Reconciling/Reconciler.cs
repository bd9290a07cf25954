using System.Collections.Concurrent;
using System.Threading.Channels;

namespace IntimacyBot.Platform.Reconciling;

/// <summary>
/// A kind of row that Discord shows. Reconciling makes Discord show the saved state, whatever it shows now; repeating it changes nothing.
/// </summary>
internal interface IReconciled
{
    string Name { get; }

    /// <summary>Returns the rows whose saved state Discord does not show yet.</summary>
    Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel);

    Task ReconcileAsync(Guid row, CancellationToken cancel);
}

/// <summary>Reconciles each row in order right after its save, and all pending rows at every sweep.</summary>
internal sealed partial class Reconciler(
    IEnumerable<IReconciled> reconciled,
    TimeProvider clock,
    ILogger<Reconciler> log) : BackgroundService
{
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Reconciling starts after this delay, because the move that caused it has yet to be acknowledged, and that request should go first.
    /// The delay uses the system clock.
    /// </summary>
    private static readonly TimeSpan AcknowledgementHeadStart = TimeSpan.FromMilliseconds(20);

    /// <summary>At Discord's limit of fifty requests a second, this many rows take longer than the interval between two sweeps.</summary>
    private const int BusyThreshold = 500;

    /// <summary>This many pending rows are reconciled in parallel, so that others continue while one waits for Discord.</summary>
    private const int MaxParallelism = 16;

    private readonly Channel<ReconcileRequest> _requests =
        Channel.CreateUnbounded<ReconcileRequest>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Kind, Guid Row), List<ReconcileRequest>> _pending = [];
    private readonly ConcurrentDictionary<(string Kind, Guid Row), Failure> _failures = new();
    private int _open;

    /// <summary>Reconciles the row soon, without waiting for it.</summary>
    public void Enqueue(string kind, Guid row) => EnqueueRequest(new ReconcileRequest(kind, row, null));

    /// <summary>Reconciles the row soon and waits until Discord shows it, or it could not be shown.</summary>
    public Task EnqueueAndWaitAsync(string kind, Guid row)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        EnqueueRequest(new ReconcileRequest(kind, row, done));
        return done.Task;
    }

    /// <summary>Reconciles all pending rows. It is called after a start, a failure or a lost connection.</summary>
    public async Task ReconcileAllAsync(CancellationToken cancel)
    {
        var some = new ParallelOptions { MaxDegreeOfParallelism = MaxParallelism, CancellationToken = cancel };
        foreach (var kind in reconciled)
            await Parallel.ForEachAsync(
                (await kind.PendingAsync(cancel)).Where(row => MayTry((kind.Name, row))),
                some,
                async (row, token) => await EnqueueAndWaitAsync(kind.Name, row).WaitAsync(token));
    }

    /// <summary>
    /// True when the queued rows keep Discord's rate limit busy for some seconds. Periodic jobs should then leave their work due, because
    /// it would only wait in memory and be out of date by the time it is done.
    /// </summary>
    public bool Busy => Volatile.Read(ref _open) >= BusyThreshold;

    /// <summary>True when no row waits to be reconciled.</summary>
    public bool Idle => Volatile.Read(ref _open) == 0;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var request in _requests.Reader.ReadAllAsync(stoppingToken))
            if (IsFirst(request))
                _ = ReconcileInOrderAsync((request.Kind, request.Row), inHaste: request.Done is not null, stoppingToken);
    }

    private void EnqueueRequest(ReconcileRequest request)
    {
        Interlocked.Increment(ref _open);
        _requests.Writer.TryWrite(request);
    }

    /// <summary>True when no other run for this row is queued. Later requests join a run that is queued already.</summary>
    private bool IsFirst(ReconcileRequest request)
    {
        lock (_gate)
        {
            if (_pending.TryGetValue((request.Kind, request.Row), out var waiting))
            {
                waiting.Add(request);
                return false;
            }

            _pending[(request.Kind, request.Row)] = [request];
            return true;
        }
    }

    /// <summary>
    /// Never reconciles the same row twice at once, and reconciles different rows in parallel. One run completes all requests that wait for
    /// its row.
    /// </summary>
    private async Task ReconcileInOrderAsync((string Kind, Guid Row) key, bool inHaste, CancellationToken cancel)
    {
        if (!inHaste)
            await Task.Delay(AcknowledgementHeadStart, TimeProvider.System, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (Next(key) is { Length: > 0 } requests)
        {
            try
            {
                await ReconcileRowAsync(key, cancel);
            }
            catch (OperationCanceledException)
            {
                // The bot is stopping; the row stays pending and is reconciled at the next start.
            }

            Interlocked.Add(ref _open, -requests.Length);
            foreach (var request in requests)
                request.Done?.TrySetResult();
        }
    }

    private ReconcileRequest[] Next((string Kind, Guid Row) key)
    {
        lock (_gate)
        {
            ReconcileRequest[] requests = [.. _pending[key]];
            if (requests.Length == 0)
                _pending.Remove(key);
            else
                _pending[key].Clear();
            return requests;
        }
    }

    private async Task ReconcileRowAsync((string Kind, Guid Row) key, CancellationToken cancel)
    {
        try
        {
            await reconciled.Single(p => p.Name == key.Kind).ReconcileAsync(key.Row, cancel);
            _failures.TryRemove(key, out _);
        }
        catch (PostponedException e)
        {
            _failures[key] = new Failure(0, clock.GetUtcNow()) { Wait = e.Time };
            Postponed(key.Kind, key.Row, e.Time);
        }
#pragma warning disable CA1031 // The failure of one row must not keep others from being shown; this one is retried.
        catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var failure =
                _failures.AddOrUpdate(key, _ => new Failure(1, clock.GetUtcNow()), (_, f) => new Failure(f.Times + 1, clock.GetUtcNow()));
            ReconcileFailed(
                key.Kind,
                key.Row,
                (e as Discord.Rest.DiscordApiException)?.Code.ToString(System.Globalization.CultureInfo.InvariantCulture)
                    ?? e.GetType().Name,
                failure.Times,
                e.StackTrace);
        }
    }

    /// <summary>
    /// Returns false while a failed row waits for its retry. The delay grows exponentially, so that a missing permission does not cause
    /// many refused requests.
    /// </summary>
    private bool MayTry((string Kind, Guid Row) key)
    {
        if (!_failures.TryGetValue(key, out var failure))
            return true;
        var wait = failure.Wait ?? TimeSpan.FromSeconds(Math.Min(MaxRetryDelay.TotalSeconds, Math.Pow(2, failure.Times)));
        return clock.GetUtcNow() - failure.At >= wait;
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "Reconciling {Kind} {Row} failed with {Error}, attempt {Times}; it stays due {Trace}")]
    private partial void ReconcileFailed(string kind, Guid row, string error, int times, string? trace);

    private sealed record ReconcileRequest(string Kind, Guid Row, TaskCompletionSource? Done);

    [LoggerMessage(Level = LogLevel.Information, Message = "Reconciling {Kind} {Row} is postponed for {Time}")]
    private partial void Postponed(string kind, Guid row, TimeSpan time);

    private sealed record Failure(int Times, DateTimeOffset At)
    {
        /// <summary>What is postponed waits for a given time, and not longer each time.</summary>
        public TimeSpan? Wait { get; init; }
    }
}
