using Discord.Hosting;
using Discord.Models;
using Microsoft.Extensions.Logging;

namespace Discord.Gateway;

/// <summary>
/// Spreads new sessions: never two within five seconds, and slower and slower when few of the day's are left, for going beyond
/// resets the token. Source: docs.discord.com/developers/events/gateway#session-start-limit-object.
/// </summary>
internal sealed class IdentifyPace(DiscordOptions options)
{
    /// <summary>Below this share of the day's sessions the rest is spread over the remaining time.</summary>
    private const double Reserve = 0.5;

    private long? _last;

    public async Task WaitAsync(SessionStartLimit limit, ILogger logger, CancellationToken cancellationToken)
    {
        var wait = WaitFor(limit);
        if (wait > options.Timings.BetweenIdentifies)
            GatewayLog.FewSessionsLeft(logger, limit.Remaining, wait);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, options.Clock, cancellationToken);
        _last = options.Clock.GetTimestamp();
    }

    /// <summary>How long to wait now.</summary>
    internal TimeSpan WaitFor(SessionStartLimit limit)
    {
        var wait = _last is { } last ? options.Timings.BetweenIdentifies - options.Clock.GetElapsedTime(last) : TimeSpan.Zero;
        var reset = TimeSpan.FromMilliseconds(limit.ResetAfter);
        var spread = limit.Remaining >= limit.Total * Reserve ? TimeSpan.Zero : reset / (Math.Max(limit.Remaining, 0) + 1);
        return wait > spread ? wait : spread;
    }
}
