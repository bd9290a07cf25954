using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>
/// Tells the page that something has changed. Changes are debounced, and the page is also refreshed at an interval so that "in 5 minutes"
/// stays true.
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
        _next = TimeProvider.System.CreateTimer(_ => RaiseRefreshed(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _regular = TimeProvider.System.CreateTimer(_ => Refreshed?.Invoke(), null, _refreshInterval, _refreshInterval);
        world.Raised += OnWorldEvent;
        bot.Changed += RefreshSoon;
        clock.Skipped += RefreshSoon;
    }

    /// <summary>This is raised on a thread of the pool and never while the world's gate is held.</summary>
    public event Action? Refreshed;

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

    private void RaiseRefreshed()
    {
        Volatile.Write(ref _isDue, 0);
        Refreshed?.Invoke();
    }
}
