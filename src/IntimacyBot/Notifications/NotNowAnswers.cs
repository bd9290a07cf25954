using System.Collections.Concurrent;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>
/// Remembers to which asks somebody said "Not now", so that their own /home does not look as if they had not answered. It is held in memory
/// only, because no row may hold a refusal.
/// </summary>
internal sealed class NotNowAnswers
{
    private readonly ConcurrentDictionary<Guid, Instant> _until = new();

    /// <summary>
    /// Records the answer to this ask, which waits until <paramref name="until"/>. Answers to asks whose time has passed are forgotten.
    /// </summary>
    public void Add(Guid about, Instant until, Instant now)
    {
        foreach (var (past, end) in _until)
            if (end < now)
                _until.TryRemove(past, out _);
        _until[about] = until;
    }

    /// <summary>Forgets the answer, because another one has taken its place.</summary>
    public void Remove(Guid about) => _until.TryRemove(about, out _);

    /// <summary>True when this ask was answered. The same words asked again have another time and are another ask.</summary>
    public bool Contains(Guid about, Instant until) => _until.TryGetValue(about, out var said) && said == until;
}
