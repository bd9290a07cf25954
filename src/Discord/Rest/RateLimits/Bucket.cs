namespace Discord.Rest.RateLimits;

/// <summary>
/// One limit of the platform: which requests wait for it, which are under way, and how many more it allows. It has no lock and no clock
/// of its own; the <see cref="RateLimiter"/> has both. Times are counted from the limiter's start.
/// </summary>
internal sealed class Bucket(string key)
{
    private int? _limit;
    private int _remaining;
    private TimeSpan _resetAt;
    private int _inFlight;
    private bool _exclusiveInFlight;

    public string Key { get; set; } = key;

    public LinkedList<Waiter> Queue { get; } = new();

    public TimeSpan BlockedUntil { get; set; }

    public ITimer? Timer { get; set; }

    /// <summary>The first request that still waits; those that gave up are dropped.</summary>
    public Waiter? First
    {
        get
        {
            while (Queue.First is { Value.IsOver: true })
                Queue.RemoveFirst();
            return Queue.First?.Value;
        }
    }

    /// <summary>When the most urgent request here is due. It may stand behind others, which are then sent early because of it.</summary>
    public TimeSpan Due => Queue.Min(waiter => waiter.Permit.Due);

    /// <summary>Whether only scheduled requests wait here.</summary>
    public bool IsAllScheduled => Queue.All(waiter => waiter.Permit.IsScheduled);

    /// <summary>Until when certainly nothing is sent, because the platform answered 429 or the limit is used up.</summary>
    public TimeSpan ClosedUntil
    {
        get
        {
            var isUsedUp = _limit is not null && _remaining <= 0;
            return isUsedUp && _resetAt > BlockedUntil ? _resetAt : BlockedUntil;
        }
    }

    public bool IsIdle(TimeSpan now)
    {
        var isEmpty = _inFlight == 0 && Queue.Count == 0;
        return isEmpty && BlockedUntil <= now && _resetAt <= now;
    }

    /// <summary>
    /// When the next request may be sent: now or earlier means at once, null means when one under way is answered. Until the limits of
    /// the present window are known, and whenever order matters, one is sent at a time.
    /// </summary>
    public TimeSpan? NextSendTime(TimeSpan now, bool exclusive)
    {
        if (now >= _resetAt)
            _limit = null;
        if (BlockedUntil > now)
            return BlockedUntil;
        if (_inFlight > 0 && (exclusive || _exclusiveInFlight || _limit is null))
            return null;
        if (_limit is null || _remaining > 0)
            return now;
        return _inFlight > 0 ? null : _resetAt;
    }

    public void Enter(bool exclusive)
    {
        _inFlight++;
        _remaining--;
        _exclusiveInFlight |= exclusive;
    }

    public void Leave(bool exclusive)
    {
        _inFlight--;
        _exclusiveInFlight &= !exclusive;
    }

    /// <summary>
    /// Takes over what an answer says. Within one window the smallest count wins, because answers overtake each other; requests still
    /// under way are counted as used.
    /// </summary>
    public void Learn(RateLimitHeaders headers, TimeSpan now)
    {
        if (!headers.CanCount)
            return;
        var remaining = headers.Remaining!.Value - (_inFlight - 1);
        _remaining = _limit is not null && now < _resetAt ? Math.Min(_remaining, remaining) : remaining;
        _limit = headers.Limit;
        _resetAt = now + headers.ResetAfter!.Value;
    }
}
