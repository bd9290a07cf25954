namespace Discord.Gateway;

/// <summary>
/// The low watermark of one session: which events are done, and up to where all of them are.
/// Events begin in ascending order and end in any.
/// </summary>
internal sealed class DispatchTracker(long start)
{
    private readonly Lock _lock = new();

    /// <summary>A ring, from the oldest under way to the newest received; its length is a power of two.</summary>
    private Slot[] _slots = new Slot[16];
    private long _first;
    private int _count;
    private long _received = start;
    private bool _over;

    /// <summary>The highest number received.</summary>
    public long Received
    {
        get
        {
            lock (_lock)
                return _received;
        }
    }

    /// <summary>The highest number up to which everything is done.</summary>
    public long Done
    {
        get
        {
            lock (_lock)
                return _count > 0 ? At(_first).Sequence - 1 : _received;
        }
    }

    /// <summary>An event arrived; returns its place among all of the session.</summary>
    public long Begin(long sequence)
    {
        lock (_lock)
        {
            _received = Math.Max(_received, sequence);
            if (_count == _slots.Length)
                Grow();
            var place = _first + _count++;
            At(place) = new Slot { Sequence = sequence };
            return place;
        }
    }

    /// <summary>An event is done.</summary>
    public void End(long place)
    {
        lock (_lock)
        {
            if (place < _first)
                return;
            At(place).IsDone = true;
            while (_count > 0 && At(_first).IsDone)
            {
                _first++;
                _count--;
            }
        }
    }

    /// <summary>The session is over: its positions are worth nothing any more.</summary>
    public void Close()
    {
        lock (_lock)
            _over = true;
    }

    /// <summary>The highest number up to which everything is done, counting this event as done; null when the session is over.</summary>
    public long? SafeAfter(long place)
    {
        lock (_lock)
        {
            if (_over)
                return null;
            for (var other = _first; other < _first + _count; other++)
                if (other != place && !At(other).IsDone)
                    return At(other).Sequence - 1;
            return _received;
        }
    }

    private ref Slot At(long place) => ref _slots[place & (_slots.Length - 1)];

    private void Grow()
    {
        var larger = new Slot[_slots.Length * 2];
        for (var place = _first; place < _first + _count; place++)
            larger[place & (larger.Length - 1)] = At(place);
        _slots = larger;
    }

    /// <summary>An event under way.</summary>
    private struct Slot
    {
        public long Sequence;

        public bool IsDone;
    }
}
