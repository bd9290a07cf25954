using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>
/// Tells the page that something has changed: soon after, once for many changes, and now and then so that "in 5 minutes" stays true.
/// </summary>
internal sealed class PageRefresh : IDisposable
{
    private static readonly TimeSpan _refreshDelay = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan _refreshInterval = TimeSpan.FromSeconds(15);
    private readonly World.World _world;
    private readonly BotSwitch _bot;
    private readonly WorldClock _clock;
    private readonly ITimer _next;
    private readonly ITimer _regular;
    private int _isDue;

    public PageRefresh(World.World world, BotSwitch bot, WorldClock clock)
    {
        (_world, _bot, _clock) = (world, bot, clock);
        _next = TimeProvider.System.CreateTimer(_ => RaiseBeat(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _regular = TimeProvider.System.CreateTimer(_ => Beat?.Invoke(), null, _refreshInterval, _refreshInterval);
        world.Raised += OnWorldEvent;
        bot.Changed += RefreshSoon;
        clock.Skipped += RefreshSoon;
    }

    /// <summary>Raised on a thread of the pool, never with the world's gate held.</summary>
    public event Action? Beat;

    public void Dispose()
    {
        _world.Raised -= OnWorldEvent;
        _bot.Changed -= RefreshSoon;
        _clock.Skipped -= RefreshSoon;
        _next.Dispose();
        _regular.Dispose();
    }

    private void OnWorldEvent(World.WorldEvent happened) => RefreshSoon();

    private void RefreshSoon()
    {
        if (Interlocked.Exchange(ref _isDue, 1) == 0)
            _next.Change(_refreshDelay, Timeout.InfiniteTimeSpan);
    }

    private void RaiseBeat()
    {
        Volatile.Write(ref _isDue, 0);
        Beat?.Invoke();
    }
}
