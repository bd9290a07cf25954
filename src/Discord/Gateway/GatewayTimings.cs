namespace Discord.Gateway;

/// <summary>The waits of the gateway client.</summary>
internal sealed record GatewayTimings
{
    /// <summary>How long connecting and the platform's hello may take.</summary>
    public TimeSpan Hello { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The wait between two new sessions; the platform answers faster ones with an invalid session.</summary>
    public TimeSpan BetweenIdentifies { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The shortest wait after an invalid session; the real one is at random up to five times as long.</summary>
    public TimeSpan AfterInvalidSession { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The wait after the platform closed because of too many frames.</summary>
    public TimeSpan AfterRateLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The wait after a first failure; it is doubled with each further one up to <see cref="MaxBackOff"/>.</summary>
    public TimeSpan BackOff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between attempts.</summary>
    public TimeSpan MaxBackOff { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the position is written, if it moved.</summary>
    public TimeSpan PositionWriteInterval { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// A random number from 0 to 1. It spreads reconnections and heartbeats, because many bots lose their connection at the same time.
    /// </summary>
    public Func<double> RandomFraction { get; init; } = Random.Shared.NextDouble;

    /// <summary>The wait after this many failures in a row; none directly after a healthy connection.</summary>
    public TimeSpan After(int failures)
    {
        if (failures == 0)
            return TimeSpan.Zero;
        var full = BackOff * Math.Pow(2, Math.Min(failures - 1, 16));
        return (full < MaxBackOff ? full : MaxBackOff) * (0.5 + RandomFraction() / 2);
    }

    /// <summary>One to five times the wait after an invalid session.</summary>
    public TimeSpan RandomAfterInvalidSession() => AfterInvalidSession * (1 + 4 * RandomFraction());
}
