using Discord.Models;

namespace Discord.Rest;

/// <summary>Where a request goes.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path with placeholders, the only part that may be logged.</param>
/// <param name="Path">The path itself, relative to the base address; may hold a token.</param>
/// <param name="Major">The channel, guild or webhook that has its own rate limit; empty for none.</param>
internal readonly record struct RestRoute(HttpMethod Method, string Template, string Path, string Major)
{
    /// <summary>Method and template.</summary>
    public string Name { get; } = $"{Method.Method} {Template}";

    public static RestRoute Get(string template, string path, string major = "") => new(HttpMethod.Get, template, path, major);

    public static RestRoute Post(string template, string path, string major = "") => new(HttpMethod.Post, template, path, major);

    public static RestRoute Put(string template, string path, string major = "") => new(HttpMethod.Put, template, path, major);

    public static RestRoute Patch(string template, string path, string major = "") => new(HttpMethod.Patch, template, path, major);

    public static RestRoute Delete(string template, string path, string major = "") => new(HttpMethod.Delete, template, path, major);

    public override string ToString() => Name;
}

/// <summary>A request before it is sent.</summary>
internal sealed record RestRequest(RestRoute Route)
{
    /// <summary>What is sent as JSON.</summary>
    public object? Body { get; init; }

    /// <summary>What is sent along.</summary>
    public IReadOnlyList<AttachedFile>? Files { get; init; }

    /// <summary>Whether the bot's token goes with it; interactions are answered with their own.</summary>
    public bool WithToken { get; init; } = true;

    /// <summary>Whether sending it twice does no harm. Everything but POST is so.</summary>
    public bool IsRepeatable { get; init; } = Route.Method != HttpMethod.Post;

    /// <summary>Whether it may be sent again while the first attempt may still be under way at the platform.</summary>
    public bool IsRepeatableWhenSlow
    {
        get => field && IsRepeatable;
        init;
    }
    = true;

    /// <summary>A longer wait for a rate limit than this is an exception at once; null for what the options say.</summary>
    public TimeSpan? LongestRateLimitWait { get; init; }

    /// <summary>What the guild's audit log says about it; its moderators read that.</summary>
    public string? Reason { get; init; }

    public override string ToString() => Route.Name;
}
