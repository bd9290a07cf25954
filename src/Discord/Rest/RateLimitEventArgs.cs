namespace Discord.Rest;

/// <summary>
/// What an answer said about rate limits; any part may be missing. Source: docs.discord.com/developers/topics/rate-limits#header-format.
/// </summary>
/// <param name="route">Method and route with placeholders.</param>
public sealed class RateLimitEventArgs(string route) : EventArgs
{
    /// <summary>Method and route with placeholders.</summary>
    public string Route { get; } = route;

    /// <summary>How many requests are allowed until the count begins anew.</summary>
    public int? Limit { get; init; }

    /// <summary>How many of them are left.</summary>
    public int? Remaining { get; init; }

    /// <summary>The time until the count begins anew.</summary>
    public TimeSpan? ResetAfter { get; init; }

    /// <summary>Of a 429 only: how long to wait, where it was told.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Of a 429 only: whose limit it is, <c>user</c>, <c>global</c> or <c>shared</c>; otherwise null.</summary>
    public string? Scope { get; init; }
}
