using NodaTime;

namespace IntimacyBot.Platform.Scheduling;

/// <summary>A slice's rows whose time has come. Each run takes a batch and is safe to repeat.</summary>
internal interface IDueSource
{
    string Name { get; }

    /// <summary>Does what is due at <paramref name="now"/>; returns how many rows it moved.</summary>
    Task<int> RunAsync(Instant now, CancellationToken cancel);

    /// <summary>
    /// When the next of its rows is due, for what people expect at a time they have set themselves (their check-ins). Everything else comes
    /// unannounced: null.
    /// </summary>
    Task<Instant?> NextAsync(CancellationToken cancel) => Task.FromResult<Instant?>(null);
}

/// <summary>Does everything that is due, slice by slice, until nothing is.</summary>
internal sealed partial class DueSweeper(IEnumerable<IDueSource> sources, TimeProvider clock, ILogger<DueSweeper> log) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public Instant? LastSweep { get; private set; }

    public async Task SweepAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
            foreach (var source in sources)
                await DrainAsync(source, now, cancel);
            LastSweep = now;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The nearest time that people have set themselves.</summary>
    public async Task<Instant?> NextAsync(CancellationToken cancel)
    {
        Instant? next = null;
        foreach (var source in sources)
            if (await source.NextAsync(cancel) is { } at && (next is null || at < next))
                next = at;
        return next;
    }

    public void Dispose() => _one.Dispose();

    /// <summary>One slice's trouble never keeps the others from their time.</summary>
    private async Task DrainAsync(IDueSource source, Instant now, CancellationToken cancel)
    {
        try
        {
            while (await source.RunAsync(now, cancel) > 0)
                cancel.ThrowIfCancellationRequested();
        }
#pragma warning disable CA1031 // The sweep goes on with the next slice; the row stays due.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            DueFailed(e.GetType().Name, source.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due in {Slice} failed with {Error} and is tried again")]
    private partial void DueFailed(string error, string slice);
}
