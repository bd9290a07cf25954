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

    private readonly Channel<Wish> _wishes = Channel.CreateUnbounded<Wish>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<(string Kind, Guid Row), Turn> _turns = new();
    private readonly ConcurrentDictionary<(string Kind, Guid Row), Failure> _failures = new();
    private int _busy;

    /// <summary>Paints soon; never waits.</summary>
    public void Poke(string kind, Guid row) => _wishes.Writer.TryWrite(new Wish(kind, row, null));

    /// <summary>Paints soon and waits until Discord shows it, or it could not be shown.</summary>
    public Task ShowAsync(string kind, Guid row)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _wishes.Writer.TryWrite(new Wish(kind, row, done));
        return done.Task;
    }

    /// <summary>Everything that is behind: after a start, a failure, a lost connection.</summary>
    public async Task CatchUpAsync(CancellationToken cancel)
    {
        foreach (var kind in painted)
            foreach (var row in await kind.BehindAsync(cancel))
                if (MayTry((kind.Name, row)))
                    await ShowAsync(kind.Name, row).WaitAsync(cancel);
    }

    /// <summary>Is nothing waiting to be painted?</summary>
    public bool Idle => Volatile.Read(ref _busy) == 0 && _wishes.Reader.Count == 0;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var wish in _wishes.Reader.ReadAllAsync(stoppingToken))
        {
            Interlocked.Increment(ref _busy);
            _ = PaintInTurnAsync(wish, stoppingToken);
        }
    }

    /// <summary>One row is painted by one at a time; different rows side by side.</summary>
    private async Task PaintInTurnAsync(Wish wish, CancellationToken cancel)
    {
        var key = (wish.Kind, wish.Row);
        var turn = _turns.AddOrUpdate(key, _ => new Turn(1), (_, t) => t.Joined());
        try
        {
            await turn.Gate.WaitAsync(cancel);
            try
            {
                await PaintAsync(key, cancel);
            }
            finally
            {
                turn.Gate.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: the row is behind and is painted at the next start.
        }
        finally
        {
            if (_turns.TryGetValue(key, out var last) && last.Waiting == 1)
                _turns.TryRemove(new KeyValuePair<(string, Guid), Turn>(key, last));
            else
                _turns.AddOrUpdate(key, _ => new Turn(0), (_, t) => t.Left());
            Interlocked.Decrement(ref _busy);
            wish.Done?.TrySetResult();
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

    private sealed record Turn(int Waiting)
    {
        public SemaphoreSlim Gate { get; init; } = new(1, 1);

        public Turn Joined() => this with { Waiting = Waiting + 1 };

        public Turn Left() => this with { Waiting = Waiting - 1 };
    }
}
