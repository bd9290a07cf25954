using System.Diagnostics.CodeAnalysis;
using Discord.Hosting;
using Discord.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Discord.Gateway;

/// <summary>
/// Spreads new sessions over all shards of a process: within five seconds never two of the same turn (the shard's number modulo
/// the platform's <c>max_concurrency</c>), and slower and slower when less than half of the day's are left, for going beyond
/// resets the token. Source: docs.discord.com/developers/events/gateway#session-start-limit-object.
/// </summary>
public sealed class IdentifyRateLimiter(
    DiscordOptions options,
    ISessionStartStore? store = null,
    ILogger<IdentifyRateLimiter>? logger = null) : IDisposable
{
    /// <summary>Below this share of the day's sessions the rest is spread over the remaining time.</summary>
    private const double Reserve = 0.5;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Two ends of the day that lie closer together are one and the same.</summary>
    private static readonly TimeSpan SameDay = TimeSpan.FromMinutes(10);

    /// <summary>Two that leave five seconds apart may arrive closer together.</summary>
    private static readonly TimeSpan OnTheWay = TimeSpan.FromMilliseconds(100);

    private readonly ISessionStartStore _store = store ?? new NoSessionStartStore();
    private readonly ILogger _logger = logger ?? NullLogger<IdentifyRateLimiter>.Instance;
    private readonly SemaphoreSlim _deciding = new(1);
    private readonly long _start = options.Clock.GetTimestamp();
    private readonly Dictionary<int, TimeSpan> _lastOfTurn = [];
    private SessionStarts? _kept;
    private bool _read;

    /// <inheritdoc/>
    public void Dispose() => _deciding.Dispose();

    /// <summary>Waits until a session may begin, and counts it before it does.</summary>
    /// <param name="limit">What the platform said last.</param>
    /// <param name="shard">The shard that begins; null for the only one.</param>
    /// <param name="cancellationToken">Ends the wait; the session stays counted.</param>
    public async Task WaitAsync(SessionStartLimit limit, Shard? shard, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limit);
        var wait = await ReserveAsync(limit, shard, cancellationToken);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait + OnTheWay, options.Clock, cancellationToken);
    }

    /// <summary>The session counted last came to nothing before the platform heard of it.</summary>
    internal async Task GiveBackAsync()
    {
        await _deciding.WaitAsync();
        try
        {
            if (_kept is { Count: > 0 } kept)
                await WriteAsync(kept with { Count = kept.Count - 1 });
        }
        finally
        {
            _deciding.Release();
        }
    }

    /// <summary>Counts a session and says how long to wait before it.</summary>
    internal async Task<TimeSpan> ReserveAsync(SessionStartLimit limit, Shard? shard, CancellationToken cancellationToken)
    {
        var turn = (shard?.Id ?? 0) % Math.Max(1, limit.MaxConcurrency);
        await _deciding.WaitAsync(cancellationToken);
        try
        {
            await ReadAsync(cancellationToken);
            var (now, elapsed) = (options.Clock.GetUtcNow(), options.Clock.GetElapsedTime(_start));
            var counted = Counted(_kept, limit, now);
            var spread = Spread(limit.Total, counted, now);
            var apart = Apart(turn, now, elapsed);
            var wait = spread > apart ? spread : apart;
            if (wait > options.Timings.BetweenIdentifies)
                GatewayLog.FewSessionsLeft(_logger, limit.Total - counted.Count, wait);
            _lastOfTurn[turn] = elapsed + wait;
            await WriteAsync(counted with { Count = counted.Count + 1, Last = now + wait });
            return wait;
        }
        finally
        {
            _deciding.Release();
        }
    }

    /// <summary>The stricter of what the platform says and what was counted here, as long as both speak of the same day.</summary>
    private static SessionStarts Counted(SessionStarts? kept, SessionStartLimit limit, DateTimeOffset now)
    {
        var told = Math.Max(0, limit.Total - limit.Remaining);
        DateTimeOffset? end = limit.ResetAfter > 0 ? now + TimeSpan.FromMilliseconds(limit.ResetAfter) : null;
        // A day longer than a day is a clock that was set back.
        var goesOn = kept is not null
            && kept.Until > now
            && kept.Until - now <= Day + SameDay
            && (end is null || (end.Value - kept.Until).Duration() < SameDay);
        return new SessionStarts(goesOn ? Math.Max(kept!.Count, told) : told, end ?? (goesOn ? kept!.Until : now + Day), now);
    }

    private static TimeSpan Spread(int total, SessionStarts counted, DateTimeOffset now)
    {
        var left = Math.Max(0, total - counted.Count);
        return left >= total * Reserve ? TimeSpan.Zero : (counted.Until - now) / (left + 1);
    }

    /// <summary>
    /// How long until five seconds have passed since the last of this turn, or since the last of the process before this one.
    /// </summary>
    private TimeSpan Apart(int turn, DateTimeOffset now, TimeSpan elapsed)
    {
        var between = options.Timings.BetweenIdentifies;
        if (_lastOfTurn.TryGetValue(turn, out var own))
            return own + between > elapsed ? own + between - elapsed : TimeSpan.Zero;
        var since = _lastOfTurn.Count == 0 && _kept is { } kept ? now - kept.Last : between;
        // A session begun in the future is a clock that was set back.
        return since < TimeSpan.Zero ? between : since < between ? between - since : TimeSpan.Zero;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Without the count the platform's own number still protects the token.")]
    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (_read)
            return;
        try
        {
            _kept = await _store.ReadAsync(cancellationToken);
            _read = true;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            GatewayLog.StoreFailed(_logger, "read", error.GetType().Name);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Without the count the platform's own number still protects the token.")]
    private async Task WriteAsync(SessionStarts starts)
    {
        _kept = starts;
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
