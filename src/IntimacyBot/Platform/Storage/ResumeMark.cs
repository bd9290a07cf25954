namespace IntimacyBot.Platform.Storage;

/// <summary>
/// Events are handled side by side and end in any order. What may be saved as the place to resume from is the highest sequence below
/// which nothing is still under way: a resume then repeats a few events (which change nothing) and never leaves one out.
/// One for each gateway session.
/// </summary>
internal sealed class ResumeMark
{
    private readonly Lock _gate = new();
    private readonly SortedSet<long> _underWay = [];
    private long _highest;

    /// <summary>An event arrived. To be called in the order of arrival.</summary>
    public void Received(long sequence)
    {
        lock (_gate)
        {
            _underWay.Add(sequence);
            _highest = Math.Max(_highest, sequence);
        }
    }

    /// <summary>Its effect is on disk, or it has none.</summary>
    public void Finished(long sequence)
    {
        lock (_gate) _underWay.Remove(sequence);
    }

    /// <summary>What to save together with the effect of <paramref name="finishing"/>.</summary>
    public long SafeWith(long finishing)
    {
        lock (_gate)
        {
            foreach (var open in _underWay)
            {
                if (open != finishing) return Math.Min(open - 1, _highest);
            }

            return _highest;
        }
    }
}
