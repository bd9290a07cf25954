namespace Discord.Gateway;

/// <summary>The waits of the gateway client.</summary>
internal sealed record GatewayTimings
{
    /// <summary>For connecting, and for the first word of the platform.</summary>
    public TimeSpan Hello { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Between two new sessions; more often ends in an invalid session.</summary>
    public TimeSpan BetweenIdentifies { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After an invalid session: the shortest, and as much again up to five times at random.</summary>
    public TimeSpan AfterInvalidSession { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After too many frames.</summary>
    public TimeSpan AfterRateLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>After a first failure; doubled with each further one up to <see cref="LongestBackOff"/>.</summary>
    public TimeSpan BackOff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between attempts.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Between two looks at whether the position moved.</summary>
    public TimeSpan KeepPosition { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>From 0 to 1, so that not everybody who lost the line at once comes back, and beats, at once.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;

    /// <summary>The wait after this many failures in a row; none directly after a healthy connection.</summary>
    public TimeSpan After(int failures)
    {
        if (failures == 0)
            return TimeSpan.Zero;
        var full = BackOff * Math.Pow(2, Math.Min(failures - 1, 16));
        return (full < LongestBackOff ? full : LongestBackOff) * (0.5 + Chance() / 2);
    }

    /// <summary>One to five times the wait after an invalid session.</summary>
    public TimeSpan RandomAfterInvalidSession() => AfterInvalidSession * (1 + 4 * Chance());
}
