using Microsoft.Extensions.Time.Testing;

namespace Tests.TestKit;

/// <summary>
/// The clock of the machine that a bot runs on. It shows the time of the world until a test sets it wrong, or lets the machine sleep,
/// while the time that it counts stands still.
/// </summary>
internal sealed class MovableClock(TimeProvider world) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly long _start = world.GetTimestamp();
    private long _ahead;
    private long _slept;

    /// <summary>This is how far the clock shows a later time than the world has.</summary>
    public TimeSpan Ahead
    {
        get => new(Interlocked.Read(ref _ahead));
        set => Interlocked.Exchange(ref _ahead, value.Ticks);
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => world.GetUtcNow() + Ahead;

    public override long GetTimestamp()
    {
        lock (_gate)
            return world.GetElapsedTime(_start).Ticks - _slept;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        world.CreateTimer(callback, state, dueTime, period);

    /// <summary>Keeps the counted time where it is, while the world goes on.</summary>
    public void Sleep(FakeTimeProvider worldClock, TimeSpan time)
    {
        lock (_gate)
        {
            worldClock.Advance(time);
            _slept += time.Ticks;
        }
    }

    /// <summary>Counts more time than passes, as a bad clock does.</summary>
    public void Hurry(TimeSpan time)
    {
        lock (_gate)
            _slept -= time.Ticks;
    }
}
