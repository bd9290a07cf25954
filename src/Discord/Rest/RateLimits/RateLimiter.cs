namespace Discord.Rest.RateLimits;

/// <summary>
/// Lets requests pass as the platform's limits allow: first come, first served within a bucket, which is known by the hash in the
/// answers and by the channel, guild or webhook in the path; and all of them within the global limit, where those that a person
/// waits for come before scheduled ones. Source: docs.discord.com/developers/topics/rate-limits.
/// </summary>
internal sealed class RateLimiter(TimeProvider clock, TimeSpan longestWait)
{
    private const int CleanupThreshold = 512;

    /// <summary>A scheduled request is queued as if it had come this much later, so that persons go first and it is still sent.</summary>
    private static readonly TimeSpan ScheduledDelay = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan MaxTimerDelay = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly long _start = clock.GetTimestamp();
    private readonly Dictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _hashByRoute = new(StringComparer.Ordinal);
    private readonly GlobalLimit _global = new();

    /// <summary>Buckets whose first request waits for nothing but the global limit.</summary>
    private readonly List<Bucket> _ready = [];
    private ITimer? _globalTimer;

    /// <summary>How many buckets are remembered.</summary>
    internal int Count
    {
        get
        {
            lock (_lock)
                return _buckets.Count;
        }
    }

    private TimeSpan Now => clock.GetElapsedTime(_start);

    /// <summary>
    /// Waits for the turn. What is blocked for longer than anybody should wait is a <see cref="DiscordApiException"/> with
    /// status 429 at once.
    /// </summary>
    public Task<Permit> AcquireAsync(RestRequest request, RequestPriority priority, CancellationToken cancellationToken) =>
        AcquireAsync(request.Route, request.WithToken, priority, cancellationToken, request.LongestRateLimitWait);

    /// <inheritdoc cref="AcquireAsync(RestRequest, RequestPriority, CancellationToken)"/>
    public Task<Permit> AcquireAsync(
        RestRoute route,
        bool countsGlobally,
        RequestPriority priority,
        CancellationToken cancellationToken,
        TimeSpan? longest = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_lock)
        {
            var isScheduled = priority == RequestPriority.Scheduled;
            var permit = new Permit(route, countsGlobally, isScheduled, isScheduled ? Now + ScheduledDelay : Now)
            {
                Bucket = Find(route),
                LongestWait = longest ?? longestWait,
            };
            ThrowIfTooLong(permit);
            waiter = new Waiter(permit);
            permit.Bucket.Queue.AddLast(waiter);
            Advance(permit.Bucket);
        }
        return waiter.GrantedAsync(cancellationToken);
    }

    /// <summary>
    /// Gives the permit back and waits for the next one as the first of the bucket, so that the order stays.
    /// </summary>
    public Task<Permit> ReacquireAsync(Permit permit, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(permit);
        lock (_lock)
        {
            LeaveBucket(permit);
            ThrowIfTooLong(permit);
            permit.Bucket.Queue.AddFirst(waiter);
            Advance(permit.Bucket);
        }
        return waiter.GrantedAsync(cancellationToken);
    }

    /// <summary>Learns from an answer, which may reveal that several routes share a bucket.</summary>
    public void Learn(Permit permit, RateLimitHeaders headers)
    {
        lock (_lock)
        {
            permit.Bucket.Learn(headers, Now);
            if (headers.Bucket is { } hash)
                RenameOrMerge(permit, hash, headers);
        }
    }

    /// <summary>
    /// The platform said 429: nothing is sent for this long, in this bucket or anywhere. If that is too long to wait for, all requests
    /// that wait there fail now.
    /// </summary>
    public void Block(Permit permit, TimeSpan duration, bool everywhere)
    {
        lock (_lock)
        {
            var until = Now + duration;
            if (everywhere)
                _global.BlockedUntil = Later(_global.BlockedUntil, until);
            if (!everywhere || !permit.CountsGlobally)
                permit.Bucket.BlockedUntil = Later(permit.Bucket.BlockedUntil, until);
            foreach (var bucket in everywhere ? [.. _buckets.Values] : new[] { permit.Bucket })
                FailLongWaits(bucket);
        }
    }

    /// <summary>Gives the permit back when the request is over.</summary>
    public void Release(Permit permit)
    {
        lock (_lock)
        {
            LeaveBucket(permit);
            Advance(permit.Bucket);
        }
    }

    public static DiscordApiException TooLong(RestRoute route, TimeSpan wait) =>
        new(System.Net.HttpStatusCode.TooManyRequests, 0, route.Name, "the rate limit lasts too long to wait for", wait);

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static void LeaveBucket(Permit permit)
    {
        if (permit.IsHeld)
            permit.Bucket.Leave(permit.IsExclusive);
        permit.IsHeld = false;
    }

    private TimeSpan BlockedFor(Permit permit) =>
        (permit.CountsGlobally ? Later(permit.Bucket.ClosedUntil, _global.BlockedUntil) : permit.Bucket.ClosedUntil) - Now;

    private void ThrowIfTooLong(Permit permit)
    {
        if (BlockedFor(permit) is var wait && wait > permit.LongestWait)
            throw TooLong(permit.Route, wait);
    }

    /// <summary>Fails the requests that would wait too long here.</summary>
    private void FailLongWaits(Bucket bucket)
    {
        foreach (var waiter in bucket.Queue)
            if (BlockedFor(waiter.Permit) is var wait && wait > waiter.Permit.LongestWait)
                waiter.Fail(TooLong(waiter.Permit.Route, wait));
        GrantOrQueue(bucket);
    }

    private Bucket Find(RestRoute route)
    {
        var key = Key(_hashByRoute.GetValueOrDefault(route.Name) ?? route.Name, route.Major);
        if (_buckets.TryGetValue(key, out var bucket))
            return bucket;
        if (_buckets.Count >= CleanupThreshold)
            RemoveIdleBuckets();
        return _buckets[key] = new Bucket(key);
    }

    /// <summary>Gives the bucket the name that the platform uses for it, or merges it into the bucket that has the name already.</summary>
    private void RenameOrMerge(Permit permit, string hash, RateLimitHeaders headers)
    {
        _hashByRoute[permit.Route.Name] = hash;
        var key = Key(hash, permit.Route.Major);
        var mine = permit.Bucket;
        if (mine.Key == key)
            return;
        if (!_buckets.TryGetValue(key, out var other))
        {
            _buckets.Remove(mine.Key);
            mine.Key = key;
            _buckets[key] = mine;
            return;
        }
        mine.Leave(permit.IsExclusive);
        other.Enter(permit.IsExclusive);
        other.Learn(headers, Now);
        permit.Bucket = other;
        while (mine.Queue.First is { Value: var waiter })
        {
            mine.Queue.RemoveFirst();
            waiter.Permit.Bucket = other;
            other.Queue.AddLast(waiter);
        }
        _buckets.Remove(mine.Key);
        _ready.Remove(mine);
        Advance(other);
    }

    private void Advance(Bucket bucket)
    {
        GrantOrQueue(bucket);
        GrantQueued();
    }

    /// <summary>Grants what only this bucket limits, and marks the bucket as ready where the global limit counts too.</summary>
    private void GrantOrQueue(Bucket bucket)
    {
        _ready.Remove(bucket);
        while (bucket.First is { } waiter)
        {
            var now = Now;
            if (bucket.NextSendTime(now, waiter.Permit.IsExclusive) is not { } go)
                return;
            if (go - now > longestWait)
            {
                FailLongWaits(bucket);
                return;
            }
            if (go > now)
            {
                bucket.Timer = SetTimer(bucket.Timer, go - now, bucket);
                return;
            }
            if (waiter.Permit.CountsGlobally)
            {
                _ready.Add(bucket);
                return;
            }
            TryGrant(bucket, waiter);
        }
    }

    /// <summary>Grants as many as the global limit allows, the earliest due first.</summary>
    private void GrantQueued()
    {
        while (_ready.Count > 0)
        {
            var now = Now;
            if (_global.NextSendTime(now) is var go && go > now)
            {
                _globalTimer = SetTimer(_globalTimer, go - now, null);
                return;
            }
            if (NextBucket(now) is not { } bucket)
            {
                _globalTimer = SetTimer(_globalTimer, _global.NextScheduledAt - now, null);
                return;
            }
            if (bucket.First is { Permit.CountsGlobally: true } waiter
                && bucket.NextSendTime(now, waiter.Permit.IsExclusive) <= now
                && TryGrant(bucket, waiter))
                _global.Take(now, waiter.Permit.IsScheduled);
            GrantOrQueue(bucket);
        }
    }

    /// <summary>The bucket that is due first; buckets with only scheduled requests are left out while those are spaced.</summary>
    private Bucket? NextBucket(TimeSpan now) =>
        (_global.NextScheduledAt > now ? _ready.Where(ready => !ready.IsAllScheduled) : _ready).MinBy(ready => ready.Due);

    private static bool TryGrant(Bucket bucket, Waiter waiter)
    {
        bucket.Queue.RemoveFirst();
        waiter.Permit.IsHeld = true;
        if (!waiter.Grant())
        {
            waiter.Permit.IsHeld = false;
            return false;
        }
        bucket.Enter(waiter.Permit.IsExclusive);
        return true;
    }

    private ITimer SetTimer(ITimer? timer, TimeSpan wait, Bucket? bucket)
    {
        timer ??= clock.CreateTimer(OnTimer, bucket, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        // Timers count whole milliseconds, up to some weeks; firing a little too early would only repeat the check.
        var time = wait < MaxTimerDelay ? TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)) : MaxTimerDelay;
        timer.Change(time, Timeout.InfiniteTimeSpan);
        return timer;
    }

    private void OnTimer(object? bucket)
    {
        lock (_lock)
        {
            if (bucket is Bucket one)
                GrantOrQueue(one);
            GrantQueued();
        }
    }

    private void RemoveIdleBuckets()
    {
        var now = Now;
        foreach (var (key, bucket) in _buckets)
        {
            if (!bucket.IsIdle(now))
                continue;
            bucket.Timer?.Dispose();
            _buckets.Remove(key);
        }
    }

    private static string Key(string name, string major) => $"{name}|{major}";
}
