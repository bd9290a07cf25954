using System.Collections.Concurrent;
using System.Threading.Channels;

namespace IntimacyBot.Platform.Painting;

/// <summary>Rows that Discord shows. Painting brings Discord to the saved state, from wherever it stands; painting twice changes nothing.</summary>
internal interface IPainted
{
    string Name { get; }

    /// <summary>Rows whose saved state Discord does not show yet.</summary>
    Task<IReadOnlyList<Guid>> BehindAsync(CancellationToken cancel);

    Task PaintAsync(Guid row, CancellationToken cancel);
}

/// <summary>Paints each row by itself, in order, right after its save, and whatever is behind at every sweep.</summary>
internal sealed partial class Painter(IEnumerable<IPainted> painted, TimeProvider clock, ILogger<Painter> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The move that is to be shown has yet to be acknowledged, which goes before. These are real milliseconds.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    /// <summary>At fifty requests a second more than passes between two sweeps.</summary>
    private const int Enough = 500;

    /// <summary>While one waits for Discord, others go on.</summary>
    private const int SideBySide = 16;

    private readonly Channel<Wish> _wishes = Channel.CreateUnbounded<Wish>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Kind, Guid Row), List<Wish>> _turns = [];
    private readonly ConcurrentDictionary<(string Kind, Guid Row), Failure> _failures = new();
    private int _open;

    /// <summary>Paints soon; never waits.</summary>
    public void Poke(string kind, Guid row) => Wants(new Wish(kind, row, null));

    /// <summary>Paints soon and waits until Discord shows it, or it could not be shown.</summary>
    public Task ShowAsync(string kind, Guid row)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Wants(new Wish(kind, row, done));
        return done.Task;
    }

    /// <summary>Everything that is behind: after a start, a failure, a lost connection.</summary>
    public async Task CatchUpAsync(CancellationToken cancel)
    {
        var some = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancel };
        foreach (var kind in painted)
            await Parallel.ForEachAsync((await kind.BehindAsync(cancel)).Where(row => MayTry((kind.Name, row))), some, async (row, token) => await ShowAsync(kind.Name, row).WaitAsync(token));
    }

    /// <summary>
    /// Is there as much to paint as Discord takes for some seconds? Then whoever finds more work by the clock leaves it due: it would only
    /// stand in memory, and grow old there.
    /// </summary>
    public bool Busy => Volatile.Read(ref _open) >= Enough;

    /// <summary>Is nothing waiting to be painted?</summary>
    public bool Idle => Volatile.Read(ref _open) == 0;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var wish in _wishes.Reader.ReadAllAsync(stoppingToken))
            if (IsFirst(wish))
                _ = PaintInTurnAsync((wish.Kind, wish.Row), inHaste: wish.Done is not null, stoppingToken);
    }

    private void Wants(Wish wish)
    {
        Interlocked.Increment(ref _open);
        _wishes.Writer.TryWrite(wish);
    }

    /// <summary>A row that is being painted takes its later wishes along.</summary>
    private bool IsFirst(Wish wish)
    {
        lock (_gate)
        {
            if (_turns.TryGetValue((wish.Kind, wish.Row), out var waiting))
            {
                waiting.Add(wish);
                return false;
            }

            _turns[(wish.Kind, wish.Row)] = [wish];
            return true;
        }
    }

    /// <summary>One row is painted by one at a time; different rows side by side. All who wait for a row are served by the same painting.</summary>
    private async Task PaintInTurnAsync((string Kind, Guid Row) key, bool inHaste, CancellationToken cancel)
    {
        if (!inHaste)
            await Task.Delay(Breath, TimeProvider.System, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (Next(key) is { Length: > 0 } wishes)
        {
            try
            {
                await PaintAsync(key, cancel);
            }
            catch (OperationCanceledException)
            {
                // Stopping: the row is behind and is painted at the next start.
            }

            Interlocked.Add(ref _open, -wishes.Length);
            foreach (var wish in wishes)
                wish.Done?.TrySetResult();
        }
    }

    private Wish[] Next((string Kind, Guid Row) key)
    {
        lock (_gate)
        {
            Wish[] wishes = [.. _turns[key]];
            if (wishes.Length == 0)
                _turns.Remove(key);
            else
                _turns[key].Clear();
            return wishes;
        }
    }

    private async Task PaintAsync((string Kind, Guid Row) key, CancellationToken cancel)
    {
        try
        {
            await painted.Single(p => p.Name == key.Kind).PaintAsync(key.Row, cancel);
            _failures.TryRemove(key, out _);
        }
#pragma warning disable CA1031 // One row's trouble never keeps another from being shown; this one is tried again.
        catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var failure = _failures.AddOrUpdate(key, _ => new Failure(1, clock.GetUtcNow()), (_, f) => new Failure(f.Times + 1, clock.GetUtcNow()));
            PaintFailed(key.Kind, key.Row, (e as Discord.Rest.DiscordApiException)?.Code.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? e.GetType().Name, failure.Times, e.StackTrace);
        }
    }

    /// <summary>What failed is tried again ever more rarely: a missing permission must not become a storm of refused requests.</summary>
    private bool MayTry((string Kind, Guid Row) key)
    {
        if (!_failures.TryGetValue(key, out var failure))
            return true;
        var wait = TimeSpan.FromSeconds(Math.Min(Patience.TotalSeconds, Math.Pow(2, failure.Times)));
        return clock.GetUtcNow() - failure.At >= wait;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Painting {Kind} {Row} failed with {Error}, attempt {Times}; it stays due {Trace}")]
    private partial void PaintFailed(string kind, Guid row, string error, int times, string? trace);

    private sealed record Wish(string Kind, Guid Row, TaskCompletionSource? Done);

    private sealed record Failure(int Times, DateTimeOffset At);
}
