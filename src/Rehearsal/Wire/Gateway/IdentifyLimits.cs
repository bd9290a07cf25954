using System.Text.Json.Nodes;

namespace Rehearsal.Wire.Gateway;

/// <summary>
/// Counts session starts: per five seconds and concurrency slot, and per day. It is used only while the world's gate is held.
/// </summary>
internal sealed class IdentifyLimits(RehearsalOptions options)
{
    private readonly Dictionary<int, Queue<long>> _turns = [];
    private readonly TimeProvider _clock = options.TransportClock;
    private long _daySince;
    private int _today;

    private RateLimitOptions Limits => options.RateLimits;

    /// <summary>Returns true when the day's starts are used up; otherwise counts this one.</summary>
    public bool IsOneTooMany()
    {
        if (Left <= TimeSpan.Zero)
            (_daySince, _today) = (_clock.GetTimestamp(), 0);
        return ++_today > Limits.Sessions.Requests;
    }

    /// <summary>Returns true when another shard of the same concurrency slot started just now.</summary>
    public bool IsTooSoon(int shard)
    {
        var turn = shard % Limits.MaxConcurrency;
        if (!_turns.TryGetValue(turn, out var begun))
            _turns[turn] = begun = [];
        while (begun.TryPeek(out var first) && _clock.GetElapsedTime(first) >= Limits.Identifies.Per)
            begun.Dequeue();
        if (begun.Count >= Limits.Identifies.Requests)
            return true;
        begun.Enqueue(_clock.GetTimestamp());
        return false;
    }

    /// <summary>Returns the limit as GET /gateway/bot shows it.</summary>
    public JsonObject Limit()
    {
        var used = Left > TimeSpan.Zero ? _today : 0;
        return new()
        {
            ["total"] = Limits.Sessions.Requests,
            ["remaining"] = Math.Max(0, Limits.Sessions.Requests - used),
            ["reset_after"] = used == 0 ? 0 : (long)Left.TotalMilliseconds,
            ["max_concurrency"] = Limits.MaxConcurrency,
        };
    }

    private TimeSpan Left => _today == 0 ? TimeSpan.Zero : Limits.Sessions.Per - _clock.GetElapsedTime(_daySince);
}
