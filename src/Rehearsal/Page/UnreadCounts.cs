using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>What stands beside a channel's name: how much is unread, and how much of that made a sound.</summary>
internal readonly record struct UnreadCounts(int Unread, int Rang)
{
    public static IReadOnlyDictionary<WorldChannel, UnreadCounts> Of(WorldPerson person)
    {
        var rang = person.Notifications.Select(n => n.Message).ToHashSet();
        return person.Unread.GroupBy(m => m.Channel).ToDictionary(g => g.Key, g => new UnreadCounts(g.Count(), g.Count(rang.Contains)));
    }
}
