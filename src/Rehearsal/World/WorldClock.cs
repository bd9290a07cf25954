namespace Rehearsal.World;

/// <summary>
/// The clock of a world and of its bot: the real time plus what was skipped. It only goes forward, and timers that a skip passes fire at
/// once. Until <see cref="Begin"/> it stands still, so that a world that is created again gets the same ids and a bot finds the people it
/// knows.
/// </summary>
internal sealed class WorldClock(DateTimeOffset born, TimeProvider real) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<ClockTimer> _waiting = [];
    private readonly TimeProvider _real = real;
    private long _ahead;
    private volatile bool _isRunning;

    /// <summary>This is raised after a skip, on the thread of the caller.</summary>
    public event Action? Skipped;

    /// <summary>This is how far the clock is ahead of the real time.</summary>
    public TimeSpan Ahead => new(Volatile.Read(ref _ahead));

    public override TimeZoneInfo LocalTimeZone => _real.LocalTimeZone;

    public override long TimestampFrequency => _real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _isRunning ? _real.GetUtcNow() + Ahead : born;

    public override long GetTimestamp() => _real.GetTimestamp() + ToTimestamp(Ahead);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ClockTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Starts the clock, <paramref name="ahead"/> of the real time.</summary>
    public void Begin(TimeSpan ahead)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ahead, TimeSpan.Zero);
        Volatile.Write(ref _ahead, ahead.Ticks);
        _isRunning = true;
    }

    public void Skip(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        ClockTimer[] waiting;
        lock (_gate)
        {
            Volatile.Write(ref _ahead, _ahead + by.Ticks);
            waiting = [.. _waiting.OrderBy(a => a.Due)];
        }
        foreach (var timer in waiting)
            timer.Reschedule();
        Skipped?.Invoke();
    }

    private long ToTimestamp(TimeSpan time) => (long)((Int128)time.Ticks * TimestampFrequency / TimeSpan.TicksPerSecond);

    /// <summary>
    /// A timer on top of a real one, which is set again when time is skipped. The clock's lock is held only to write and to read fields,
    /// never while the real timer is set or a callback runs.
    /// </summary>
    private sealed class ClockTimer : ITimer
    {
        private readonly WorldClock _clock;
        private readonly Action _callback;
        private readonly ITimer _real;
        private TimeSpan _period;
        private int _changes;

        public ClockTimer(WorldClock clock, Action callback)
        {
            (_clock, _callback) = (clock, callback);
            _real = clock._real.CreateTimer(_ => OnRealTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        /// <summary>This is when the timer is due, as a timestamp of the clock.</summary>
        public long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._gate)
            {
                _changes++;
                _period = period;
                if (dueTime == Timeout.InfiniteTimeSpan)
                    _clock._waiting.Remove(this);
                else
                    SetDue(_clock.GetTimestamp() + _clock.ToTimestamp(dueTime));
            }
            return SetReal();
        }

        public void Reschedule()
        {
            lock (_clock._gate)
                _changes++;
            SetReal();
        }

        public void Dispose()
        {
            lock (_clock._gate)
                _clock._waiting.Remove(this);
            _real.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            lock (_clock._gate)
                _clock._waiting.Remove(this);
            return _real.DisposeAsync();
        }

        private void SetDue(long due)
        {
            Due = due;
            _clock._waiting.Add(this);
        }

        /// <summary>Sets the real timer again if another change came meanwhile, so that the latest change holds.</summary>
        private bool SetReal()
        {
            while (true)
            {
                var (changes, left) = ReadDue();
                var isAlive = _real.Change(left, Timeout.InfiniteTimeSpan);
                lock (_clock._gate)
                    if (changes == _changes || !isAlive)
                        return isAlive;
            }
        }

        private (int Changes, TimeSpan Left) ReadDue()
        {
            lock (_clock._gate)
                return (_changes, _clock._waiting.Contains(this) ? Left() : Timeout.InfiniteTimeSpan);
        }

        /// <summary>Returns the remaining time, rounded up to milliseconds so that the real timer does not fire too early.</summary>
        private TimeSpan Left()
        {
            var left = _clock.GetElapsedTime(_clock.GetTimestamp(), Due);
            return left > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)) : TimeSpan.Zero;
        }

        private void OnRealTimer()
        {
            var isTime = IsDue(out var goesOn);
            if (goesOn)
                SetReal();
            if (isTime)
                _callback();
        }

        /// <summary>Returns whether the timer is due. A real timer that fired while it was being changed does not count.</summary>
        private bool IsDue(out bool goesOn)
        {
            lock (_clock._gate)
            {
                goesOn = _clock._waiting.Contains(this);
                if (!goesOn || Left() > TimeSpan.Zero)
                    return false;
                _changes++;
                goesOn = _period > TimeSpan.Zero;
                if (goesOn)
                    SetDue(_clock.GetTimestamp() + _clock.ToTimestamp(_period));
                else
                    _clock._waiting.Remove(this);
                return true;
            }
        }
    }
}
