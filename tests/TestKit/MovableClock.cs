namespace Tests.TestKit;

/// <summary>
/// The clock of the machine that a bot runs on. It shows the time of the world until a test sets it wrong, or lets the machine sleep,
/// while the time that it counts stands still.
/// </summary>
internal sealed class MovableClock(TimeProvider world) : TimeProvider
{
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

    public override long GetTimestamp() => world.GetElapsedTime(_start).Ticks - Interlocked.Read(ref _slept);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        world.CreateTimer(callback, state, dueTime, period);

    /// <summary>Keeps the counted time where it is, for a world that goes on by as much.</summary>
    public void Sleep(TimeSpan time) => Interlocked.Add(ref _slept, time.Ticks);
}
