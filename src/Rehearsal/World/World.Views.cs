namespace Rehearsal.World;

internal sealed partial class World
{
    /// <summary>Compares what each person was shown with what they may see now.</summary>
    internal void RefreshViews(WorldChannel channel)
    {
        foreach (var user in _users.Values)
        {
            if (user is not WorldPerson person)
                continue;
            var sees = WorldPermissions.CanSee(person, channel);
            if (!(sees ? person.Shown.Add(channel) : person.Shown.Remove(channel)))
                continue;
            if (sees && !channel.IsThread)
                person.Read(channel);
            Raise(new WorldEvent.ViewChanged(person, channel, sees));
        }
    }

    /// <summary>Returns the people who see the channel now.</summary>
    internal IEnumerable<WorldPerson> Watching(WorldChannel channel) =>
        channel.Recipient is { } only ? [only] : _users.Values.OfType<WorldPerson>().Where(p => WorldPermissions.CanSee(p, channel));
}
