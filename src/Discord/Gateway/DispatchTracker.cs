namespace Discord.Gateway;

/// <summary>
/// The low watermark of one session: which events are done, and up to where all of them are.
/// Events begin in ascending order and end in any.
/// </summary>
internal sealed class DispatchTracker(long start)
{
    private readonly Lock _lock = new();
    private readonly Queue<Entry> _open = new();
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
                return _open.TryPeek(out var first) ? first.Sequence - 1 : _received;
        }
    }

    /// <summary>An event arrived.</summary>
    public Entry Begin(long sequence)
    {
        lock (_lock)
        {
            var entry = new Entry(sequence);
            _received = Math.Max(_received, sequence);
            _open.Enqueue(entry);
            return entry;
        }
    }

    /// <summary>An event is done.</summary>
    public void End(Entry entry)
    {
        lock (_lock)
        {
            entry.IsDone = true;
            while (_open.TryPeek(out var first) && first.IsDone)
                _open.Dequeue();
        }
    }

    /// <summary>The session is over: its positions are worth nothing any more.</summary>
    public void Close()
    {
        lock (_lock)
            _over = true;
    }

    /// <summary>The highest number up to which everything is done, counting this event as done; null when the session is over.</summary>
    public long? SafeAfter(Entry entry)
    {
        lock (_lock)
        {
            if (_over)
                return null;
            foreach (var other in _open)
                if (!other.IsDone && other != entry)
                    return other.Sequence - 1;
            return _received;
        }
    }

    /// <summary>An event under way.</summary>
    public sealed class Entry(long sequence)
    {
        public long Sequence { get; } = sequence;

        public bool IsDone { get; set; }
    }
}
