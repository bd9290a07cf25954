using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>The counts beside a channel's name: how many messages are unread, and how often it made a sound.</summary>
internal readonly record struct UnreadCounts(int Unread, int Rang)
{
    /// <summary>Returns the counts of all channels except the open one.</summary>
    public static UnreadCounts Elsewhere(PersonScreen screen)
    {
        var others = Of(screen.Person).Where(c => c.Key != screen.Open).Select(c => c.Value).ToList();
        return new(others.Sum(c => c.Unread), others.Sum(c => c.Rang));
    }

    public static IReadOnlyDictionary<WorldChannel, UnreadCounts> Of(WorldPerson person)
    {
        var rang = person.Notifications.Where(n => !person.HasRead(n.Message)).ToLookup(n => n.Message.Channel);
        return person.Unread.GroupBy(m => m.Channel).ToDictionary(g => g.Key, g => new UnreadCounts(g.Count(), rang[g.Key].Count()));
    }
}
