using Microsoft.Extensions.Logging;

namespace Discord.Gateway;

/// <summary>What the gateway logs: codes, numbers and durations.</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(101, LogLevel.Information, "New gateway session")]
    public static partial void Ready(ILogger logger);

    [LoggerMessage(102, LogLevel.Information, "Gateway session resumed")]
    public static partial void Resumed(ILogger logger);

    [LoggerMessage(103, LogLevel.Information, "Gateway connection over (close code {Code}), next: {Next}")]
    public static partial void Over(ILogger logger, int? code, AfterConnection next);

    [LoggerMessage(104, LogLevel.Error, "Gateway closed with {Code}, which means that this library sent something wrong")]
    public static partial void OurFault(ILogger logger, int? code);

    [LoggerMessage(105, LogLevel.Warning, "No answer to a heartbeat; reconnecting")]
    public static partial void Zombie(ILogger logger);

    [LoggerMessage(106, LogLevel.Warning, "Gateway not reached ({Error}), attempt {Attempt}")]
    public static partial void NotReached(ILogger logger, string error, int attempt);

    [LoggerMessage(107, LogLevel.Error, "Handling {EventName} #{Sequence} failed: {Error}")]
    public static partial void HandlerFailed(ILogger logger, string eventName, long sequence, string error);

    [LoggerMessage(108, LogLevel.Warning, "The gateway position could not be {Act}: {Error}")]
    public static partial void StoreFailed(ILogger logger, string act, string error);

    [LoggerMessage(109, LogLevel.Warning, "Only {Remaining} new gateway sessions are left; waiting {Wait}")]
    public static partial void FewSessionsLeft(ILogger logger, int remaining, TimeSpan wait);

    [LoggerMessage(110, LogLevel.Error, "A gateway frame could not be read: {Error}")]
    public static partial void BadFrame(ILogger logger, string error);
}
