using System.Collections.Concurrent;
using System.Diagnostics;
using Rehearsal.World;

namespace Tests.Benchmarks;

/// <summary>Records the requests from the first prompt to the last.</summary>
internal sealed class Traffic : IDisposable
{
    private const int TooMany = 429;
    private readonly World _world;
    private readonly HashSet<ulong> _waiting;
    private readonly ConcurrentDictionary<string, int> _routes = new();
    private readonly int _all;
    private long _first;
    private long _last;
    private int _requests;
    private int _refused;

    public Traffic(LoadFixture fixture)
    {
        _world = fixture.Server.World;
        _waiting = [.. fixture.Bells.Select(b => b.Id)];
        _all = _waiting.Count;
        _world.Raised += OnWorldEvent;
        _world.Served += Count;
    }

    public int Called => _all - _world.Locked(() => _waiting.Count);

    public bool IsOver => Called == _all;

    public int Refused => Volatile.Read(ref _refused);

    public TimeSpan Lasted => Stopwatch.GetElapsedTime(_first, _last);

    /// <summary>This is the rate of the requests that count toward the global limit.</summary>
    public double PerSecond => _requests / Lasted.TotalSeconds;

    /// <summary>This counts the requests of each route, the most frequent first.</summary>
    public IEnumerable<KeyValuePair<string, int>> Routes => _routes.OrderByDescending(r => r.Value);

    /// <summary>
    /// Resets the count of refusals and returns those from before, because refusals during the start are reported separately.
    /// </summary>
    public int Begin() => Interlocked.Exchange(ref _refused, 0);

    public void Dispose()
    {
        _world.Raised -= OnWorldEvent;
        _world.Served -= Count;
    }

    private void Count(string route, int status)
    {
        if (status == TooMany)
            Interlocked.Increment(ref _refused);
        if (Volatile.Read(ref _first) == 0
            || IsOver
            || route.Contains("/interactions/", StringComparison.Ordinal)
            || route.Contains("/webhooks/", StringComparison.Ordinal))
            return;
        Interlocked.Increment(ref _requests);
        _routes.AddOrUpdate(route, 1, (_, n) => n + 1);
    }

    /// <summary>The world calls this while holding its gate.</summary>
    private void OnWorldEvent(WorldEvent happened)
    {
        if (happened is not WorldEvent.MessageCreated { Message: { Type: 0 } message } || !_waiting.Remove(message.Channel.Id))
            return;
        _last = Stopwatch.GetTimestamp();
        Interlocked.CompareExchange(ref _first, _last, 0);
    }
}
