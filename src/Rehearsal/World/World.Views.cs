namespace Rehearsal.World;

internal sealed partial class World
{
    /// <summary>Compares what each person was shown with what they may see now.</summary>
    internal void RefreshViews(Channel channel)
    {
        foreach (var user in _users.Values)
        {
            if (user is not Person person)
                continue;
            var sees = Permissions.CanSee(person, channel);
            if (!(sees ? person.Shown.Add(channel) : person.Shown.Remove(channel)))
                continue;
            if (sees && !channel.IsThread)
                person.Read(channel);
            Raise(new WorldEvent.ViewChanged(person, channel, sees));
        }
    }

    /// <summary>Those who see the channel now.</summary>
    internal IEnumerable<Person> Watching(Channel channel) =>
        channel.Recipient is { } only ? [only] : _users.Values.OfType<Person>().Where(p => Permissions.CanSee(p, channel));
}
