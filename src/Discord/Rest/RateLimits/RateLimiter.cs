namespace Discord.Rest.RateLimits;

/// <summary>
/// Lets requests go as the platform's limits allow: first come, first served within a bucket, which is known by the hash in the
/// answers and by the channel, guild or webhook in the path; and all of them within the global limit.
/// Source: docs.discord.com/developers/topics/rate-limits.
/// </summary>
internal sealed class RateLimiter(TimeProvider clock, TimeSpan longestWait)
{
    private const int ManyBuckets = 512;
    private readonly Lock _lock = new();
    private readonly long _start = clock.GetTimestamp();
    private readonly Dictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);
    private readonly GlobalLimit _global = new();

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
    /// Waits for the turn. A bucket that is blocked for longer than anybody should wait is a
    /// <see cref="DiscordApiException"/> with status 429 at once.
    /// </summary>
    public async Task<Permit> AcquireAsync(Route route, bool counted, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new Waiter(route, counted);
        Bucket bucket;
        lock (_lock)
        {
            bucket = Find(route);
            if (bucket.BlockedUntil - Now is var wait && wait > longestWait)
                throw TooLong(route, wait);
            bucket.Queue.AddLast(waiter);
            Pump(bucket);
        }
        if (waiter.Granted.IsCompleted)
            return await waiter.Granted;
        using var _ = cancellationToken.UnsafeRegister(static (state, token) => ((Waiter)state!).Cancel(token), waiter);
        return await waiter.Granted;
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

    /// <summary>The platform said 429: nothing goes for this long, in this bucket or anywhere.</summary>
    public void Block(Permit permit, TimeSpan duration, bool everywhere)
    {
        lock (_lock)
        {
            var until = Now + duration;
            if (everywhere)
                _global.BlockedUntil = Later(_global.BlockedUntil, until);
            else
                permit.Bucket.BlockedUntil = Later(permit.Bucket.BlockedUntil, until);
        }
    }

    /// <summary>The request is over, one way or the other.</summary>
    public void Release(Permit permit)
    {
        lock (_lock)
        {
            permit.Bucket.Leave(permit.IsExclusive);
            Pump(permit.Bucket);
        }
    }

    public static DiscordApiException TooLong(Route route, TimeSpan wait) =>
        new(System.Net.HttpStatusCode.TooManyRequests, 0, route.Name, "the rate limit lasts too long to wait for", wait);

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private Bucket Find(Route route)
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
        while (mine.Queue.First is { } waiter)
        {
            mine.Queue.RemoveFirst();
            other.Queue.AddLast(waiter);
        }
        _buckets.Remove(mine.Key);
        Pump(other);
    }

    private void Pump(Bucket bucket)
    {
        while (bucket.Queue.First is { Value: var waiter })
        {
            if (waiter.Granted.IsCompleted)
            {
                bucket.Queue.RemoveFirst();
                continue;
            }
            var now = Now;
            if (bucket.NextGo(now, waiter.IsExclusive) is not { } go)
                return;
            if (waiter.Counted)
                go = Later(go, _global.NextGo(now));
            if (go > now)
            {
                WakeAfter(bucket, go - now);
                return;
            }
            bucket.Queue.RemoveFirst();
            Go(bucket, waiter, now);
        }
    }

    private void Go(Bucket bucket, Waiter waiter, TimeSpan now)
    {
        if (!waiter.Grant(new Permit(bucket, waiter.Route, waiter.IsExclusive)))
            return;
        bucket.Enter(waiter.IsExclusive);
        if (waiter.Counted)
            _global.Take(now);
    }

    private void WakeAfter(Bucket bucket, TimeSpan wait)
    {
        bucket.Timer ??= clock.CreateTimer(Wake, bucket, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        // Timers count whole milliseconds; waking a little early would only spin.
        bucket.Timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    private void Wake(object? bucket)
    {
        lock (_lock)
            Pump((Bucket)bucket!);
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
