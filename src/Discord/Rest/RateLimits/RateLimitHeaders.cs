using System.Globalization;
using System.Net.Http.Headers;

namespace Discord.Rest.RateLimits;

/// <summary>
/// What an answer says about rate limits; any part may be missing. Source: docs.discord.com/developers/topics/rate-limits#header-format.
/// </summary>
internal readonly record struct RateLimitHeaders(string? Bucket, int? Limit, int? Remaining, TimeSpan? ResetAfter)
{
    /// <summary>Whether it says enough to count by.</summary>
    public bool CanCount => Limit is not null && Remaining is not null && ResetAfter is not null;

    public static RateLimitHeaders Read(HttpResponseHeaders headers) => new(
        Text(headers, "X-RateLimit-Bucket"),
        Number(headers, "X-RateLimit-Limit"),
        Number(headers, "X-RateLimit-Remaining"),
        Seconds(headers, "X-RateLimit-Reset-After"));

    public static string? Text(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    public static TimeSpan? Seconds(HttpResponseHeaders headers, string name) =>
        double.TryParse(Text(headers, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e8
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static int? Number(HttpResponseHeaders headers, string name) =>
        int.TryParse(Text(headers, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
