namespace Discord.Rest.RateLimits;

/// <summary>
/// 50 requests within any second as the platform counts them, and the pauses it orders for everything; between two that nobody waits for a
/// breath, so that they are spread over the second and never come in a crowd before somebody's move. Has no lock of its own.
/// </summary>
internal sealed class GlobalLimit
{
    public const int PerSecond = 50;

    /// <summary>A little more than the second: requests do not all travel equally long, and the platform counts when they arrive.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1025);

    /// <summary>Short enough that what was late is caught up with: the limit allows one every 20 milliseconds.</summary>
    public static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(15);

    private readonly TimeSpan[] _taken = new TimeSpan[PerSecond];
    private int _next;
    private long _count;

    public TimeSpan BlockedUntil { get; set; }

    /// <summary>Not before this the next that gives way.</summary>
    public TimeSpan BreathsUntil { get; private set; }

    /// <summary>When the next one may go; now or earlier means at once.</summary>
    public TimeSpan NextGo(TimeSpan now)
    {
        var free = _count < PerSecond ? now : _taken[_next] + Window;
        return free > BlockedUntil ? free : BlockedUntil;
    }

    public void Take(TimeSpan now, bool givesWay)
    {
        if (givesWay)
            BreathsUntil = now + Breath;
        _taken[_next] = now;
        _next = (_next + 1) % PerSecond;
        _count++;
    }
}
