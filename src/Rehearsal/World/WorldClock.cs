namespace Rehearsal.World;

/// <summary>
/// The time of a world and of whoever lives in it: the real time, plus what was skipped. It only goes forward, and what a skip passes
/// by happens at once. Until <see cref="Begin"/> it stands still, so that a world that is made again gets the same ids and a bot finds the
/// people it knows.
/// </summary>
internal sealed class WorldClock(DateTimeOffset born, TimeProvider real) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<Alarm> _waiting = [];
    private readonly TimeProvider _real = real;
    private long _ahead;
    private volatile bool _goes;

    /// <summary>Raised after a skip, on the thread of whoever skips.</summary>
    public event Action? Skipped;

    /// <summary>How far it is ahead of the real time.</summary>
    public TimeSpan Ahead => new(Volatile.Read(ref _ahead));

    public override TimeZoneInfo LocalTimeZone => _real.LocalTimeZone;

    public override long TimestampFrequency => _real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _goes ? _real.GetUtcNow() + Ahead : born;

    public override long GetTimestamp() => _real.GetTimestamp() + Stamps(Ahead);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>From now on it goes, <paramref name="ahead"/> of the real time.</summary>
    public void Begin(TimeSpan ahead)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ahead, TimeSpan.Zero);
        Volatile.Write(ref _ahead, ahead.Ticks);
        _goes = true;
    }

    public void Skip(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Alarm[] waiting;
        lock (_gate)
        {
            Volatile.Write(ref _ahead, _ahead + by.Ticks);
            waiting = [.. _waiting.OrderBy(a => a.Due)];
        }
        foreach (var alarm in waiting)
            alarm.Hasten();
        Skipped?.Invoke();
    }

    private long Stamps(TimeSpan time) => (long)((Int128)time.Ticks * TimestampFrequency / TimeSpan.TicksPerSecond);

    /// <summary>
    /// A timer on top of a real one, which is set anew when time is skipped. The clock's gate is held only to note and to read, never while
    /// the real timer is set or somebody is called.
    /// </summary>
    private sealed class Alarm : ITimer
    {
        private readonly WorldClock _clock;
        private readonly Action _ring;
        private readonly ITimer _real;
        private TimeSpan _period;
        private int _wishes;

        public Alarm(WorldClock clock, Action ring)
        {
            (_clock, _ring) = (clock, ring);
            _real = clock._real.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        /// <summary>In the clock's timestamps.</summary>
        public long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._gate)
            {
                _wishes++;
                _period = period;
                if (dueTime == Timeout.InfiniteTimeSpan)
                    _clock._waiting.Remove(this);
                else
                    Await(_clock.GetTimestamp() + _clock.Stamps(dueTime));
            }
            return SetReal();
        }

        public void Hasten()
        {
            lock (_clock._gate)
                _wishes++;
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

        private void Await(long due)
        {
            Due = due;
            _clock._waiting.Add(this);
        }

        /// <summary>Whoever is overtaken by another wish sets it again, so that the latest holds.</summary>
        private bool SetReal()
        {
            while (true)
            {
                var (wishes, left) = Wanted();
                var isAlive = _real.Change(left, Timeout.InfiniteTimeSpan);
                lock (_clock._gate)
                    if (wishes == _wishes || !isAlive)
                        return isAlive;
            }
        }

        private (int Wishes, TimeSpan Left) Wanted()
        {
            lock (_clock._gate)
                return (_wishes, _clock._waiting.Contains(this) ? Left() : Timeout.InfiniteTimeSpan);
        }

        /// <summary>Rounded up: a real timer counts milliseconds, and must not come too early.</summary>
        private TimeSpan Left()
        {
            var left = _clock.GetElapsedTime(_clock.GetTimestamp(), Due);
            return left > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)) : TimeSpan.Zero;
        }

        private void Ring()
        {
            var isTime = IsItTime(out var goesOn);
            if (goesOn)
                SetReal();
            if (isTime)
                _ring();
        }

        /// <summary>A real timer that had started to ring while it was set anew does not count.</summary>
        private bool IsItTime(out bool goesOn)
        {
            lock (_clock._gate)
            {
                goesOn = _clock._waiting.Contains(this);
                if (!goesOn || Left() > TimeSpan.Zero)
                    return false;
                _wishes++;
                goesOn = _period > TimeSpan.Zero;
                if (goesOn)
                    Await(_clock.GetTimestamp() + _clock.Stamps(_period));
                else
                    _clock._waiting.Remove(this);
                return true;
            }
        }
    }
}
