namespace IntimacyBot.Platform.Scheduling;

/// <summary>
/// The clock of the machine. The bot counts elapsed time with it. What date it shows is compared with Discord's and used for nothing else.
/// </summary>
internal sealed record MachineClock(TimeProvider Time);

/// <summary>
/// The bot's clock: Discord's time as the last answer told it, plus the time that has passed since. So a machine whose clock is set wrong
/// moves nothing. Before the first answer of a process it shows the machine's time, and nothing that is due is done by that.
/// </summary>
internal sealed class DiscordClock(MachineClock machine) : TimeProvider
{
    /// <summary>Discord tells its time in whole seconds, the rest cut off.</summary>
    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(1);

    /// <summary>
    /// A clock that ran ahead by less than this stands still until its time has come. By more it was told a wrong time, and goes back.
    /// </summary>
    private static readonly TimeSpan LongestStandstill = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly long _mark = machine.Time.GetTimestamp();
    private DateTimeOffset? _timeAtMark;
    private DateTimeOffset _latest;

    /// <summary>True once Discord has told its time.</summary>
    public bool IsKnown
    {
        get
        {
            lock (_gate)
                return _timeAtMark is not null;
        }
    }

    /// <summary>This is how far the machine's clock is ahead of Discord's time, or behind it if negative.</summary>
    public TimeSpan MachineAhead => machine.Time.GetUtcNow() - GetUtcNow();

    public override TimeZoneInfo LocalTimeZone => machine.Time.LocalTimeZone;

    public override long TimestampFrequency => machine.Time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            if (_timeAtMark is not { } time)
                return machine.Time.GetUtcNow();
            var now = time + Elapsed();
            return _latest = now > _latest ? now : _latest;
        }
    }

    public override long GetTimestamp() => machine.Time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.Time.CreateTimer(callback, state, dueTime, period);

    /// <summary>
    /// Takes the time that an answer told, which was asked for <paramref name="took"/> ago: Discord's time is now between the two that
    /// follow from it, and the clock is moved only as far as it is outside of them. So an answer that was long under way turns nothing
    /// back.
    /// </summary>
    public void Set(DateTimeOffset date, TimeSpan took)
    {
        lock (_gate)
        {
            var earliest = date - Elapsed();
            var latest = earliest + Resolution + took;
            var before = _timeAtMark ?? earliest;
            var after = before < earliest ? earliest : before > latest ? latest : before;
            if (before - after > LongestStandstill)
                _latest = DateTimeOffset.MinValue;
            _timeAtMark = after;
        }
    }

    private TimeSpan Elapsed() => machine.Time.GetElapsedTime(_mark);
}
