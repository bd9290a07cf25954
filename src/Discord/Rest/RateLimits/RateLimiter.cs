namespace Discord.Rest.RateLimits;

/// <summary>
/// Lets requests go as the platform's limits allow: first come, first served within a bucket, which is known by the hash in the
/// answers and by the channel, guild or webhook in the path; and all of them within the global limit, where those that a person
/// waits for come before those that a clock asked for. Source: docs.discord.com/developers/topics/rate-limits.
/// </summary>
internal sealed class RateLimiter(TimeProvider clock, TimeSpan longestWait)
{
    private const int ManyBuckets = 512;

    /// <summary>So much later than it came a scheduled request stands in line, so that it gives way and still gets its turn.</summary>
    private static readonly TimeSpan GivesWay = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly long _start = clock.GetTimestamp();
    private readonly Dictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);
    private readonly GlobalLimit _global = new();

    /// <summary>Buckets whose first waits for nothing but the global limit.</summary>
    private readonly List<Bucket> _ready = [];
    private ITimer? _timer;

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
    public Task<Permit> AcquireAsync(RestRoute route, bool counted, RequestPriority urgency, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_lock)
        {
            var givesWay = urgency == RequestPriority.Scheduled;
            var permit = new Permit(route, counted, givesWay, givesWay ? Now + GivesWay : Now) { Bucket = Find(route) };
            ThrowIfTooLong(permit);
            waiter = new Waiter(permit);
            permit.Bucket.Queue.AddLast(waiter);
            Pump(permit.Bucket);
        }
        return waiter.GrantedAsync(cancellationToken);
    }

    /// <summary>
    /// Gives the permit back and waits for the next turn in front of everybody else in the bucket, so that the order stays.
    /// </summary>
    public Task<Permit> AgainAsync(Permit permit, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(permit);
        lock (_lock)
        {
            GiveBack(permit);
            ThrowIfTooLong(permit);
            permit.Bucket.Queue.AddFirst(waiter);
            Pump(permit.Bucket);
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
                Join(permit, hash, headers);
        }
    }

    /// <summary>
    /// The platform said 429: nothing goes for this long, in this bucket or anywhere. If that is too long to wait for, whoever
    /// waits there is told so now.
    /// </summary>
    public void Block(Permit permit, TimeSpan duration, bool everywhere)
    {
        lock (_lock)
        {
            var until = Now + duration;
            if (everywhere)
                _global.BlockedUntil = Later(_global.BlockedUntil, until);
            if (!everywhere || !permit.Counted)
                permit.Bucket.BlockedUntil = Later(permit.Bucket.BlockedUntil, until);
            if (duration > longestWait)
                foreach (var bucket in everywhere ? [.. _buckets.Values] : new[] { permit.Bucket })
                    TurnAway(bucket);
        }
    }

    /// <summary>The request is over, one way or the other.</summary>
    public void Release(Permit permit)
    {
        lock (_lock)
        {
            GiveBack(permit);
            Pump(permit.Bucket);
        }
    }

    public static DiscordApiException TooLong(RestRoute route, TimeSpan wait) =>
        new(System.Net.HttpStatusCode.TooManyRequests, 0, route.Name, "the rate limit lasts too long to wait for", wait);

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static void GiveBack(Permit permit)
    {
        if (permit.IsHeld)
            permit.Bucket.Leave(permit.IsExclusive);
        permit.IsHeld = false;
    }

    private TimeSpan BlockOf(Permit permit) =>
        (permit.Counted ? Later(permit.Bucket.ClosedUntil, _global.BlockedUntil) : permit.Bucket.ClosedUntil) - Now;

    private void ThrowIfTooLong(Permit permit)
    {
        if (BlockOf(permit) is var wait && wait > longestWait)
            throw TooLong(permit.Route, wait);
    }

    /// <summary>Tells those who would wait too long here.</summary>
    private void TurnAway(Bucket bucket)
    {
        foreach (var waiter in bucket.Queue)
            if (BlockOf(waiter.Permit) is var wait && wait > longestWait)
                waiter.Fail(TooLong(waiter.Permit.Route, wait));
        Offer(bucket);
    }

    private Bucket Find(RestRoute route)
    {
        var key = Key(_hashes.GetValueOrDefault(route.Name) ?? route.Name, route.Major);
        if (_buckets.TryGetValue(key, out var bucket))
            return bucket;
        if (_buckets.Count >= ManyBuckets)
            Sweep();
        return _buckets[key] = new Bucket(key);
    }

    /// <summary>Moves the bucket of a route to the name the platform gives it, or joins the one that has the name already.</summary>
    private void Join(Permit permit, string hash, RateLimitHeaders headers)
    {
        _hashes[permit.Route.Name] = hash;
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
        Pump(other);
    }

    private void Pump(Bucket bucket)
    {
        Offer(bucket);
        LetGo();
    }

    /// <summary>Lets go what only this bucket holds back, and puts the bucket in line where the global limit counts.</summary>
    private void Offer(Bucket bucket)
    {
        _ready.Remove(bucket);
        while (bucket.First is { } waiter)
        {
            var now = Now;
            if (bucket.NextGo(now, waiter.Permit.IsExclusive) is not { } go)
                return;
            if (go - now > longestWait)
            {
                TurnAway(bucket);
                return;
            }
            if (go > now)
            {
                bucket.Timer = Wake(bucket.Timer, go - now, bucket);
                return;
            }
            if (waiter.Permit.Counted)
            {
                _ready.Add(bucket);
                return;
            }
            Go(bucket, waiter);
        }
    }

    /// <summary>As many as the global limit allows, the earliest due first.</summary>
    private void LetGo()
    {
        while (_ready.Count > 0)
        {
            var now = Now;
            if (_global.NextGo(now) is var go && go > now)
            {
                _timer = Wake(_timer, go - now, null);
                return;
            }
            if (Next(now) is not { } bucket)
            {
                _timer = Wake(_timer, _global.BreathsUntil - now, null);
                return;
            }
            if (bucket.First is { Permit.Counted: true } waiter
                && bucket.NextGo(now, waiter.Permit.IsExclusive) <= now
                && Go(bucket, waiter))
                _global.Take(now, waiter.Permit.GivesWay);
            Offer(bucket);
        }
    }

    /// <summary>The earliest due; while those who give way take their breath, of the others alone.</summary>
    private Bucket? Next(TimeSpan now) =>
        (_global.BreathsUntil > now ? _ready.Where(ready => !ready.GivesWay) : _ready).MinBy(ready => ready.Due);

    private static bool Go(Bucket bucket, Waiter waiter)
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

    private ITimer Wake(ITimer? timer, TimeSpan wait, Bucket? bucket)
    {
        timer ??= clock.CreateTimer(Awake, bucket, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        // Timers count whole milliseconds, and not beyond some weeks; waking a little early would only spin.
        var time = wait < LongestSleep ? TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)) : LongestSleep;
        timer.Change(time, Timeout.InfiniteTimeSpan);
        return timer;
    }

    private void Awake(object? bucket)
    {
        lock (_lock)
        {
            if (bucket is Bucket one)
                Offer(one);
            LetGo();
        }
    }

    private void Sweep()
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
