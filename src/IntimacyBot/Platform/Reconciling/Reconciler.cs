using System.Collections.Concurrent;
using System.Threading.Channels;

namespace IntimacyBot.Platform.Reconciling;

/// <summary>
/// Rows that Discord shows. Painting brings Discord to the saved state, from wherever it stands; painting twice changes nothing.
/// </summary>
internal interface IReconciled
{
    string Name { get; }

    /// <summary>Rows whose saved state Discord does not show yet.</summary>
    Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel);

    Task ReconcileAsync(Guid row, CancellationToken cancel);
}

/// <summary>Paints each row by itself, in order, right after its save, and whatever is behind at every sweep.</summary>
internal sealed partial class Reconciler(
    IEnumerable<IReconciled> reconciled,
    TimeProvider clock,
    ILogger<Reconciler> log) : BackgroundService
{
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromMinutes(5);

    /// <summary>The move that is to be shown has yet to be acknowledged, which goes before. These are real milliseconds.</summary>
    private static readonly TimeSpan AcknowledgementHeadStart = TimeSpan.FromMilliseconds(20);

    /// <summary>At fifty requests a second more than passes between two sweeps.</summary>
    private const int BusyThreshold = 500;

    /// <summary>While one waits for Discord, others go on.</summary>
    private const int MaxParallelism = 16;

    private readonly Channel<ReconcileRequest> _requests =
        Channel.CreateUnbounded<ReconcileRequest>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Kind, Guid Row), List<ReconcileRequest>> _pending = [];
    private readonly ConcurrentDictionary<(string Kind, Guid Row), Failure> _failures = new();
    private int _open;

    /// <summary>Paints soon; never waits.</summary>
    public void Enqueue(string kind, Guid row) => EnqueueRequest(new ReconcileRequest(kind, row, null));

    /// <summary>Paints soon and waits until Discord shows it, or it could not be shown.</summary>
    public Task EnqueueAndWaitAsync(string kind, Guid row)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        EnqueueRequest(new ReconcileRequest(kind, row, done));
        return done.Task;
    }

    /// <summary>Everything that is behind: after a start, a failure, a lost connection.</summary>
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
    /// Is there as much to paint as Discord takes for some seconds? Then whoever finds more work by the clock leaves it due: it would only
    /// stand in memory, and grow old there.
    /// </summary>
    public bool Busy => Volatile.Read(ref _open) >= BusyThreshold;

    /// <summary>Is nothing waiting to be painted?</summary>
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

    /// <summary>A row that is being painted takes its later wishes along.</summary>
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
    /// One row is painted by one at a time; different rows side by side. All who wait for a row are served by the same painting.
    /// </summary>
    private async Task ReconcileInOrderAsync((string Kind, Guid Row) key, bool inHaste, CancellationToken cancel)
    {
        if (!inHaste)
            await Task.Delay(AcknowledgementHeadStart, TimeProvider.System, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (Next(key) is { Length: > 0 } wishes)
        {
            try
            {
                await ReconcileRowAsync(key, cancel);
            }
            catch (OperationCanceledException)
            {
                // Stopping: the row is behind and is painted at the next start.
            }

            Interlocked.Add(ref _open, -wishes.Length);
            foreach (var request in wishes)
                request.Done?.TrySetResult();
        }
    }

    private ReconcileRequest[] Next((string Kind, Guid Row) key)
    {
        lock (_gate)
        {
            ReconcileRequest[] wishes = [.. _pending[key]];
            if (wishes.Length == 0)
                _pending.Remove(key);
            else
                _pending[key].Clear();
            return wishes;
        }
    }

    private async Task ReconcileRowAsync((string Kind, Guid Row) key, CancellationToken cancel)
    {
        try
        {
            await reconciled.Single(p => p.Name == key.Kind).ReconcileAsync(key.Row, cancel);
            _failures.TryRemove(key, out _);
        }
#pragma warning disable CA1031 // One row's trouble never keeps another from being shown; this one is tried again.
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

    /// <summary>What failed is tried again ever more rarely: a missing permission must not become a storm of refused requests.</summary>
    private bool MayTry((string Kind, Guid Row) key)
    {
        if (!_failures.TryGetValue(key, out var failure))
            return true;
        var wait = TimeSpan.FromSeconds(Math.Min(MaxRetryDelay.TotalSeconds, Math.Pow(2, failure.Times)));
        return clock.GetUtcNow() - failure.At >= wait;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Painting {Kind} {Row} failed with {Error}, attempt {Times}; it stays due {Trace}")]
    private partial void ReconcileFailed(string kind, Guid row, string error, int times, string? trace);

    private sealed record ReconcileRequest(string Kind, Guid Row, TaskCompletionSource? Done);

    private sealed record Failure(int Times, DateTimeOffset At);
}
