namespace Discord.Rest.RateLimits;

/// <summary>
/// Counts refusals (401, 403, and 429 that are the bot's own fault). The platform bans an address after 10,000 in 10 minutes;
/// this stops at half of that. Source: docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans.
/// </summary>
internal sealed class InvalidRequests(TimeProvider clock)
{
    public const int Most = 5000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly Lock _lock = new();
    private long _windowStart = clock.GetTimestamp();
    private int _count;

    public void Count()
    {
        lock (_lock)
        {
            Turn();
            _count++;
        }
    }

    /// <summary>How long nothing may be sent; null when all is well.</summary>
    public TimeSpan? Pause()
    {
        lock (_lock)
        {
            Turn();
            return _count < Most ? null : Window - clock.GetElapsedTime(_windowStart);
        }
    }

    private void Turn()
    {
        if (clock.GetElapsedTime(_windowStart) < Window)
            return;
        _windowStart = clock.GetTimestamp();
        _count = 0;
    }
}
