namespace Discord.Rest.RateLimits;

/// <summary>
/// Counts refusals (401, 403, and 429 that are the bot's own fault). The platform bans an address after 10,000 in 10 minutes;
/// this stops at half of that within any 10 minutes. Source:
/// docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans.
/// </summary>
internal sealed class InvalidRequests(TimeProvider clock)
{
    public const int MaxCount = 5000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly Lock _lock = new();

    /// <summary>When the last refusals were, at most <see cref="MaxCount"/>; older ones do not matter.</summary>
    private readonly Queue<long> _timestamps = [];

    public void Count()
    {
        lock (_lock)
        {
            if (_timestamps.Count == MaxCount)
                _timestamps.Dequeue();
            _timestamps.Enqueue(clock.GetTimestamp());
        }
    }

    /// <summary>How long nothing may be sent; null when all is well.</summary>
    public TimeSpan? Pause()
    {
        lock (_lock)
        {
            if (_timestamps.Count < MaxCount)
                return null;
            var wait = Window - clock.GetElapsedTime(_timestamps.Peek());
            return wait > TimeSpan.Zero ? wait : null;
        }
    }
}
