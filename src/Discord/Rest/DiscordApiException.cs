using System.Net;

namespace Discord.Rest;

/// <summary>
/// The platform refused a request. The message names route, status, code and faulty fields, never ids, tokens or what was sent.
/// Source: docs.discord.com/developers/reference#error-messages.
/// </summary>
public sealed class DiscordApiException : Exception
{
    /// <summary>A refusal.</summary>
    public DiscordApiException(HttpStatusCode status, int code, string route, string? reason = null, TimeSpan? retryAfter = null)
        : base($"{route}: {(int)status}, code {code}{(reason is null ? "" : $", {reason}")}")
    {
        Status = status;
        Code = code;
        Route = route;
        RetryAfter = retryAfter;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The platform's code; see <see cref="ErrorCode"/>. 0 where there was none.</summary>
    public int Code { get; }

    /// <summary>Method and route with placeholders, such as <c>POST /channels/{channel}/messages</c>.</summary>
    public string Route { get; }

    /// <summary>After a 429 that was not waited for: how long to wait before the next request.</summary>
    public TimeSpan? RetryAfter { get; }
}
