namespace Discord.Gateway;

/// <summary>
/// The low watermark of one session: which events are done, and up to where all of them are.
/// Events begin in ascending order and end in any.
/// </summary>
internal sealed class DispatchTracker(long start)
{
    private readonly Lock _lock = new();

    /// <summary>A ring buffer from the oldest unfinished event to the newest received one; its length is a power of two.</summary>
    private Slot[] _slots = new Slot[16];
    private long _first;
    private int _count;
    private long _received = start;
    private bool _isClosed;

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

    /// <summary>Notes that an event arrived; returns its index among all events of the session.</summary>
    public long Begin(long sequence)
    {
        lock (_lock)
        {
            _received = Math.Max(_received, sequence);
            if (_count == _slots.Length)
                Grow();
            var index = _first + _count++;
            At(index) = new Slot { Sequence = sequence };
            return index;
        }
    }

    /// <summary>Notes that an event is done.</summary>
    public void End(long index)
    {
        lock (_lock)
        {
            if (index < _first)
                return;
            At(index).IsDone = true;
            while (_count > 0 && At(_first).IsDone)
            {
                _first++;
                _count--;
            }
        }
    }

    /// <summary>Notes that the session is over, so that none of its positions is stored any more.</summary>
    public void Close()
    {
        lock (_lock)
            _isClosed = true;
    }

    /// <summary>The highest number up to which everything is done, counting this event as done; null when the session is over.</summary>
    public long? ResumeSequenceAfter(long index)
    {
        lock (_lock)
        {
            if (_isClosed)
                return null;
            for (var other = _first; other < _first + _count; other++)
                if (other != index && !At(other).IsDone)
                    return At(other).Sequence - 1;
            return _received;
        }
    }

    private ref Slot At(long index) => ref _slots[index & (_slots.Length - 1)];

    private void Grow()
    {
        var larger = new Slot[_slots.Length * 2];
        for (var index = _first; index < _first + _count; index++)
            larger[index & (larger.Length - 1)] = At(index);
        _slots = larger;
    }

    /// <summary>An event that was received.</summary>
    private struct Slot
    {
        public long Sequence;

        public bool IsDone;
    }
}
