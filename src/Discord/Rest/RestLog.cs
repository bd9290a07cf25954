using Microsoft.Extensions.Logging;

namespace Discord.Rest;

/// <summary>What REST logs: routes with placeholders, numbers and durations.</summary>
internal static partial class RestLog
{
    [LoggerMessage(1, LogLevel.Information, "{Route}: rate limited ({Scope}), waiting {Wait}")]
    public static partial void RateLimited(ILogger logger, string route, string scope, TimeSpan wait);

    [LoggerMessage(2, LogLevel.Information, "{Route}: attempt {Attempt} ended with status {Status}, trying again")]
    public static partial void Again(ILogger logger, string route, int attempt, int status);

    [LoggerMessage(3, LogLevel.Information, "{Route}: attempt {Attempt} had no answer ({Error}), trying again")]
    public static partial void NoAnswer(ILogger logger, string route, int attempt, string error);

    [LoggerMessage(4, LogLevel.Critical, "{Route}: the platform refused the token; nothing more is sent with it")]
    public static partial void TokenRefused(ILogger logger, string route);

    [LoggerMessage(5, LogLevel.Error, "{Route}: too many refused requests, pausing for {Wait}")]
    public static partial void Paused(ILogger logger, string route, TimeSpan wait);
}
