using NodaTime;

namespace IntimacyBot.Platform.Scheduling;

/// <summary>The rows of one slice that become due. Each run handles one batch and is safe to repeat.</summary>
internal interface IDueSource
{
    string Name { get; }

    /// <summary>Handles a batch of the rows due at <paramref name="now"/> and returns how many it handled; 0 when none was due.</summary>
    Task<int> RunAsync(Instant now, CancellationToken cancel);

    /// <summary>
    /// Returns when the next of its rows is due, for things that people expect at a time they have set themselves, such as check-ins. It is
    /// null for a source with nothing of that kind.
    /// </summary>
    Task<Instant?> NextAsync(CancellationToken cancel) => Task.FromResult<Instant?>(null);

    /// <summary>
    /// Returns the people for whom its rows will ring until then if nobody does anything meanwhile, each as often as it rings. It is empty
    /// for a source that only clears away.
    /// </summary>
    Task<IReadOnlyList<Guid>> RingsAsync(Instant until, CancellationToken cancel) => Task.FromResult<IReadOnlyList<Guid>>([]);
}

/// <summary>Handles all due rows, one source after another, until none is due.</summary>
internal sealed partial class DueSweeper(
    IEnumerable<IDueSource> sources, TimeProvider clock, ClockCheck check, ILogger<DueSweeper> log) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public Instant? LastSweep { get; private set; }

    /// <summary>This is why nothing due is done; null when nothing is wrong.</summary>
    public string? ClockProblem => check.Problem;

    /// <summary>Does nothing while it is not certain what time it is.</summary>
    public async Task SweepAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            if (!await check.AgreesAsync(cancel))
                return;
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

    /// <summary>Returns the earliest time that people have set themselves, or null.</summary>
    public async Task<Instant?> NextAsync(CancellationToken cancel)
    {
        Instant? next = null;
        foreach (var source in sources)
            if (await source.NextAsync(cancel) is { } at && (next is null || at < next))
                next = at;
        return next;
    }

    /// <summary>Returns the people for whom anything will ring until then, each as often as it rings.</summary>
    public async Task<IReadOnlyList<Guid>> RingsAsync(Instant until, CancellationToken cancel)
    {
        var people = new List<Guid>();
        foreach (var source in sources)
            people.AddRange(await source.RingsAsync(until, cancel));
        return people;
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Handles all due rows of one source. A failure of one source does not stop the others.</summary>
    private async Task DrainAsync(IDueSource source, Instant now, CancellationToken cancel)
    {
        try
        {
            while (await source.RunAsync(now, cancel) > 0)
                cancel.ThrowIfCancellationRequested();
        }
#pragma warning disable CA1031 // The sweep continues with the next source, and the row stays due for the next sweep.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            DueFailed(e.GetType().Name, source.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due in {Slice} failed with {Error} and is tried again")]
    private partial void DueFailed(string error, string slice);
}
