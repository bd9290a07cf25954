namespace IntimacyBot.Platform.Hosting;

/// <summary>
/// A clock that starts at one reading of the wall clock and continues with elapsed time, so that a change of the machine's time does not
/// stop what runs every few seconds.
/// </summary>
internal sealed class MonotonicClock(TimeProvider source) : TimeProvider
{
    private readonly DateTimeOffset _began = source.GetUtcNow();
    private readonly long _mark = source.GetTimestamp();

    public override long TimestampFrequency => source.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _began + source.GetElapsedTime(_mark);

    public override long GetTimestamp() => source.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        source.CreateTimer(callback, state, dueTime, period);
}
