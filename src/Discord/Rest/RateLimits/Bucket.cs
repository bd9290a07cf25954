namespace Discord.Rest.RateLimits;

/// <summary>
/// One limit of the platform: who waits for it, who is under way, what is left. It has no lock and no clock of its own; the
/// <see cref="RateLimiter"/> lends it both. Times are counted from the limiter's start.
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

    /// <summary>The first who still waits; those who gave up are dropped.</summary>
    public Waiter? First
    {
        get
        {
            while (Queue.First is { Value.IsOver: true })
                Queue.RemoveFirst();
            return Queue.First?.Value;
        }
    }

    /// <summary>How early the most urgent here is due. It may stand behind others, who then go early on its behalf.</summary>
    public TimeSpan Due => Queue.Min(waiter => waiter.Permit.Due);

    /// <summary>Does nobody wait here for theirs?</summary>
    public bool GivesWay => Queue.All(waiter => waiter.Permit.GivesWay);

    /// <summary>Until when certainly nothing goes, whether the platform said no or nothing is left.</summary>
    public TimeSpan ClosedUntil => _limit is not null && _remaining <= 0 && _resetAt > BlockedUntil ? _resetAt : BlockedUntil;

    public bool IsIdle(TimeSpan now) => _inFlight == 0 && Queue.Count == 0 && BlockedUntil <= now && _resetAt <= now;

    /// <summary>
    /// When the next one may go: now or earlier means at once, null means when one under way has come back. Until the limits of
    /// the present window are known, and whenever order matters, one goes at a time.
    /// </summary>
    public TimeSpan? NextGo(TimeSpan now, bool exclusive)
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
    /// Takes over what an answer says; within one window the smallest count wins, for answers overtake each other; those still under way
    /// are counted as used.
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
