using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Rehearsal.Wire;

/// <summary>Rate limits in fixed windows per bucket and major id, with their headers.</summary>
internal sealed class RateLimits(World.World world)
{
    private const int MaxWindows = 10_000;
    private static readonly TimeSpan _retryTolerance = TimeSpan.FromMilliseconds(500);
    private readonly Dictionary<string, Window> _windows = [];
    private readonly Dictionary<string, string> _names = [];
    private readonly TimeProvider _clock = world.Options.TransportClock;

    private sealed class Window
    {
        public long Since { get; set; }
        public int Used { get; set; }
        public long? RefusedAt { get; set; }
    }

    /// <summary>Counts a request. Returns the refusal if it is one too many.</summary>
    public RouteResult? Take(HttpContext http, string route, RateLimitBucket bucket, string name)
    {
        if (bucket == RateLimitBucket.None)
            return null;
        lock (_windows)
        {
            var limits = world.Options.RateLimits;
            if (bucket != RateLimitBucket.Webhook && Spend("global", limits.Global) is { } global)
                return Refuse(http.Response, global, name, isGlobal: true);
            var allowance = bucket switch
            {
                RateLimitBucket.ChannelMessages => limits.ChannelMessages,
                RateLimitBucket.Webhook => limits.Webhook,
                _ => limits.Route,
            };
            var hash = Name(route);
            var key = $"{hash}:{Major(http)}";
            var refused = Spend(key, allowance);
            Headers(http.Response, allowance, hash, _windows[key]);
            return refused is { } window ? Refuse(http.Response, window, name, isGlobal: false) : null;
        }
    }

    /// <summary>Returns a 429 that was started as a fault, whatever the request is.</summary>
    public static RouteResult Ordered(HttpResponse response, string scope, TimeSpan? retryAfter = null)
    {
        var isGlobal = scope == "global";
        var seconds = retryAfter?.TotalSeconds ?? 0.2;
        response.Headers.RetryAfter = Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Scope"] = scope;
        if (isGlobal)
            response.Headers["X-RateLimit-Global"] = "true";
        var body = new JsonObject { ["message"] = "The resource is being rate limited.", ["retry_after"] = seconds, ["global"] = isGlobal };
        return new(429, body);
    }

    /// <summary>Returns the 429 of a limit that the bot shares with others.</summary>
    public static RouteResult Shared(HttpResponse response, TimeSpan wait)
    {
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Scope"] = "shared";
        return new(429, new JsonObject
        {
            ["message"] = "The resource is being rate limited.",
            ["retry_after"] = Math.Round(wait.TotalSeconds, 3) + 0.001,
            ["global"] = false,
        });
    }

    private (Window Window, TimeSpan Left)? Spend(string key, Allowance allowance)
    {
        if (_windows.Count > MaxWindows)
            Prune();
        if (!_windows.TryGetValue(key, out var window))
            _windows[key] = window = new() { Since = _clock.GetTimestamp() };
        var age = _clock.GetElapsedTime(window.Since);
        if (age >= allowance.Per)
            (window.Since, window.Used, window.RefusedAt, age) = (_clock.GetTimestamp(), 0, null, TimeSpan.Zero);
        if (window.Used >= allowance.Requests)
            return (window, allowance.Per - age);
        window.Used++;
        return null;
    }

    private void Prune()
    {
        foreach (var (key, _) in _windows.Where(w => _clock.GetElapsedTime(w.Value.Since) > TimeSpan.FromMinutes(1)).ToList())
            _windows.Remove(key);
    }

    private RouteResult Refuse(HttpResponse response, (Window Window, TimeSpan Left) at, string name, bool isGlobal)
    {
        if (at.Window.RefusedAt is { } first && _clock.GetElapsedTime(first) > _retryTolerance && at.Left > _retryTolerance)
            world.History.Break(name, "sent again before Retry-After was over");
        at.Window.RefusedAt ??= _clock.GetTimestamp();
        response.Headers.RetryAfter = Math.Ceiling(at.Left.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Scope"] = isGlobal ? "global" : "user";
        if (isGlobal)
            response.Headers["X-RateLimit-Global"] = "true";
        return new(429, new JsonObject
        {
            ["message"] = "You are being rate limited.",
            ["retry_after"] = Math.Round(at.Left.TotalSeconds, 3) + 0.001,
            ["global"] = isGlobal,
        });
    }

    private void Headers(HttpResponse response, Allowance allowance, string hash, Window window)
    {
        var left = allowance.Per - _clock.GetElapsedTime(window.Since);
        var reset = (_clock.GetUtcNow() + left).ToUnixTimeMilliseconds() / 1000.0;
        response.Headers["X-RateLimit-Limit"] = allowance.Requests.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Remaining"] = (allowance.Requests - window.Used).ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Reset"] = reset.ToString("F3", CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Reset-After"] = left.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Bucket"] = hash;
    }

    private static string Major(HttpContext http)
    {
        var values = http.Request.RouteValues;
        return $"{values.GetValueOrDefault("channel")}{values.GetValueOrDefault("guild")}{values.GetValueOrDefault("token")}";
    }

    private string Name(string route)
    {
        route = $"{route} {world.Faults.BucketNames}";
        if (!_names.TryGetValue(route, out var name))
            _names[route] = name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(route)))[..32];
        return name;
    }
}
