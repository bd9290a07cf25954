namespace Tests.TestKit;

/// <summary>
/// The clock of the bot's connections: the real one, plus what a test skips. Timers stay real, so a heartbeat is not late after a skip, but
/// a rate limit is over.
/// </summary>
internal sealed class TransportClock : TimeProvider
{
    private long _skipped;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => System.GetElapsedTime(0).Ticks + Interlocked.Read(ref _skipped);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + new TimeSpan(Interlocked.Read(ref _skipped));

    public void Skip(TimeSpan time) => Interlocked.Add(ref _skipped, time.Ticks);
}
