using System.Diagnostics.CodeAnalysis;
using Discord.Hosting;
using Discord.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Discord.Gateway;

/// <summary>
/// Spreads new sessions over all shards of a process: within five seconds never two with the same rate limit key (the shard's number
/// modulo the platform's <c>max_concurrency</c>), and slower and slower when less than half of the day's are left, because the token is
/// reset when the day's limit is exceeded. Source: docs.discord.com/developers/events/gateway#session-start-limit-object.
/// </summary>
public sealed class IdentifyRateLimiter(
    DiscordOptions options,
    ISessionStartStore? store = null,
    ILogger<IdentifyRateLimiter>? logger = null) : IDisposable
{
    /// <summary>Below this share of the day's sessions the rest is spread over the remaining time.</summary>
    private const double SpreadThreshold = 0.5;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Two times of the day's reset that differ by less than this are the same reset.</summary>
    private static readonly TimeSpan ResetTolerance = TimeSpan.FromMinutes(10);

    /// <summary>An extra wait, because two requests sent five seconds apart may arrive closer together.</summary>
    private static readonly TimeSpan ArrivalMargin = TimeSpan.FromMilliseconds(100);

    private readonly ISessionStartStore _store = store ?? new NoSessionStartStore();
    private readonly ILogger _logger = logger ?? NullLogger<IdentifyRateLimiter>.Instance;
    private readonly SemaphoreSlim _lock = new(1);
    private readonly long _start = options.Clock.GetTimestamp();
    private readonly Dictionary<int, TimeSpan> _lastByKey = [];
    private SessionStarts? _starts;
    private bool _isRead;

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    /// <summary>Waits until a session may begin, and counts it before it does.</summary>
    /// <param name="limit">What the platform said last.</param>
    /// <param name="shard">The shard that begins; null for the only one.</param>
    /// <param name="cancellationToken">Ends the wait; the session stays counted.</param>
    public async Task WaitAsync(SessionStartLimit limit, Shard? shard, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limit);
        var wait = await ReserveAsync(limit, shard, cancellationToken);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait + ArrivalMargin, options.Clock, cancellationToken);
    }

    /// <summary>Takes back the last count, because that session was never asked for.</summary>
    internal async Task ReturnAsync()
    {
        await _lock.WaitAsync();
        try
        {
            if (_starts is { Count: > 0 } kept)
                await WriteAsync(kept with { Count = kept.Count - 1 });
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>Counts a session and says how long to wait before it.</summary>
    internal async Task<TimeSpan> ReserveAsync(SessionStartLimit limit, Shard? shard, CancellationToken cancellationToken)
    {
        var key = (shard?.Id ?? 0) % Math.Max(1, limit.MaxConcurrency);
        await _lock.WaitAsync(cancellationToken);
        try
        {
            await ReadAsync(cancellationToken);
            var (now, elapsed) = ((options.DateClock ?? options.Clock).GetUtcNow(), options.Clock.GetElapsedTime(_start));
            var counted = CurrentStarts(_starts, limit, now);
            var spread = SpreadDelay(limit.Total, counted, now);
            var apart = IdentifyDelay(key, now, elapsed);
            var wait = spread > apart ? spread : apart;
            if (wait > options.Timings.BetweenIdentifies)
                GatewayLog.FewSessionsLeft(_logger, limit.Total - counted.Count, wait);
            _lastByKey[key] = elapsed + wait;
            await WriteAsync(counted with { Count = counted.Count + 1, Last = now + wait });
            return wait;
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>The stricter of what the platform says and what was counted here, as long as both mean the same day.</summary>
    private static SessionStarts CurrentStarts(SessionStarts? kept, SessionStartLimit limit, DateTimeOffset now)
    {
        var told = Math.Max(0, limit.Total - limit.Remaining);
        DateTimeOffset? end = limit.ResetAfter > 0 ? now + TimeSpan.FromMilliseconds(limit.ResetAfter) : null;
        // A reset more than a day away means that the clock was set back.
        var goesOn = kept is not null
            && kept.Until > now
            && kept.Until - now <= Day + ResetTolerance
            && (end is null || (end.Value - kept.Until).Duration() < ResetTolerance);
        return new SessionStarts(goesOn ? Math.Max(kept!.Count, told) : told, end ?? (goesOn ? kept!.Until : now + Day), now);
    }

    private static TimeSpan SpreadDelay(int total, SessionStarts counted, DateTimeOffset now)
    {
        var left = Math.Max(0, total - counted.Count);
        return left >= total * SpreadThreshold ? TimeSpan.Zero : (counted.Until - now) / (left + 1);
    }

    /// <summary>
    /// How long until five seconds have passed since the last session of this key, or since the last one of the previous process.
    /// </summary>
    private TimeSpan IdentifyDelay(int key, DateTimeOffset now, TimeSpan elapsed)
    {
        var between = options.Timings.BetweenIdentifies;
        if (_lastByKey.TryGetValue(key, out var own))
            return own + between > elapsed ? own + between - elapsed : TimeSpan.Zero;
        var since = _lastByKey.Count == 0 && _starts is { } kept ? now - kept.Last : between;
        // A session begun in the future means that the clock was set back.
        if (since < TimeSpan.Zero)
            return between;
        return since < between ? between - since : TimeSpan.Zero;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Without the count the platform's own number still protects the token.")]
    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (_isRead)
            return;
        try
        {
            _starts = await _store.ReadAsync(cancellationToken);
            _isRead = true;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            GatewayLog.StoreFailed(_logger, "read", error.GetType().Name);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Without the count the platform's own number still protects the token.")]
    private async Task WriteAsync(SessionStarts starts)
    {
        _starts = starts;
        try
        {
            await _store.WriteAsync(starts, CancellationToken.None);
        }
        catch (Exception error)
        {
            GatewayLog.StoreFailed(_logger, "written", error.GetType().Name);
        }
    }
}
