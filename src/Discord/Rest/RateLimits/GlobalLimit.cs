namespace Discord.Rest.RateLimits;

/// <summary>
/// 50 requests within any second as the platform counts them, and the pauses it orders for everything. Scheduled requests are spaced, so
/// that many of them at once do not delay a person's request. It has no lock of its own.
/// </summary>
internal sealed class GlobalLimit
{
    public const int PerSecond = 50;

    /// <summary>A little more than a second: requests do not all take equally long, and the platform counts when they arrive.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1025);

    /// <summary>The least time between two scheduled requests, below the limit's 20 milliseconds so that a backlog shrinks.</summary>
    public static readonly TimeSpan ScheduledSpacing = TimeSpan.FromMilliseconds(15);

    private readonly TimeSpan[] _sentAt = new TimeSpan[PerSecond];
    private int _next;
    private long _count;

    public TimeSpan BlockedUntil { get; set; }

    /// <summary>When the next scheduled request may be sent at the earliest.</summary>
    public TimeSpan NextScheduledAt { get; private set; }

    /// <summary>When the next request may be sent; now or earlier means at once.</summary>
    public TimeSpan NextSendTime(TimeSpan now)
    {
        var free = _count < PerSecond ? now : _sentAt[_next] + Window;
        return free > BlockedUntil ? free : BlockedUntil;
    }

    public void Take(TimeSpan now, bool isScheduled)
    {
        if (isScheduled)
            NextScheduledAt = now + ScheduledSpacing;
        _sentAt[_next] = now;
        _next = (_next + 1) % PerSecond;
        _count++;
    }
}
