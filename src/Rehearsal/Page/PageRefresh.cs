using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>
/// Tells the page that something has changed: soon after, once for many changes, and now and then so that "in 5 minutes" stays true.
/// </summary>
internal sealed class PageRefresh : IDisposable
{
    private static readonly TimeSpan _soon = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan _nowAndThen = TimeSpan.FromSeconds(15);
    private readonly World.World _world;
    private readonly BotSwitch _bot;
    private readonly WorldClock _clock;
    private readonly ITimer _next;
    private readonly ITimer _slow;
    private int _isDue;

    public PageRefresh(World.World world, BotSwitch bot, WorldClock clock)
    {
        (_world, _bot, _clock) = (world, bot, clock);
        _next = TimeProvider.System.CreateTimer(_ => Tell(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _slow = TimeProvider.System.CreateTimer(_ => Beat?.Invoke(), null, _nowAndThen, _nowAndThen);
        world.Raised += Hear;
        bot.Changed += Poke;
        clock.Skipped += Poke;
    }

    /// <summary>Raised on a thread of the pool, never with the world's gate held.</summary>
    public event Action? Beat;

    public void Dispose()
    {
        _world.Raised -= Hear;
        _bot.Changed -= Poke;
        _clock.Skipped -= Poke;
        _next.Dispose();
        _slow.Dispose();
    }

    private void Hear(World.WorldEvent happened) => Poke();

    private void Poke()
    {
        if (Interlocked.Exchange(ref _isDue, 1) == 0)
            _next.Change(_soon, Timeout.InfiniteTimeSpan);
    }

    private void Tell()
    {
        Volatile.Write(ref _isDue, 0);
        Beat?.Invoke();
    }
}
