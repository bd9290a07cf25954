namespace Rehearsal.World;

internal sealed partial class World
{
    private readonly Queue<long> _openings = [];

    /// <summary>Returns the direct message channel of a person and the bot, which is created when it is first needed.</summary>
    internal WorldChannel DirectWith(WorldPerson person) => Locked(() =>
    {
        if (_directs.TryGetValue(person.Id, out var channel))
            return channel;
        channel = new(this, NextId(), WorldChannelType.Direct, person.Name, guild: null) { Recipient = person };
        _directs[person.Id] = channel;
        Register(channel);
        RefreshViews(channel);
        return channel;
    });

    /// <summary>Returns the direct message channel for the bot, which may not open too many in a short time.</summary>
    internal WorldChannel OpenDirectWith(WorldPerson person) => Locked(() =>
    {
        if (_directs.ContainsKey(person.Id))
            return DirectWith(person);
        var (clock, allowance) = (Options.TransportClock, Options.RateLimits.DirectOpenings);
        while (_openings.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) > allowance.Per)
            _openings.Dequeue();
        if (_openings.Count >= allowance.Requests)
            throw new RefusedException(400, 40003, "You are opening direct messages too fast.");
        _openings.Enqueue(clock.GetTimestamp());
        return DirectWith(person);
    });

    internal WorldChannel? ExistingDirectWith(WorldPerson person) => Locked(() => _directs.GetValueOrDefault(person.Id));

    /// <summary>Refuses a message to somebody who accepts none. Opening the channel always works; only sending fails.</summary>
    private void RequireOpenDoor(WorldPerson person)
    {
        if (person.BlocksBot || (!person.DmsOpen && !Platform.DeliversToClosedDms))
            throw RefusedException.CannotMessageUser;
        if (!_guilds.Values.Any(g => g.HasBot && g.Member(person) is not null))
            throw RefusedException.NoMutualGuild;
    }
}
