namespace Rehearsal.World;

internal sealed partial class World
{
    private readonly Queue<long> _openings = [];

    /// <summary>The conversation between a person and the bot; made when first asked for.</summary>
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

    /// <summary>The conversation, opened by the bot: not too many in a short time.</summary>
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

    /// <summary>Opening always works; what closes a door is found out by sending.</summary>
    private void RequireOpenDoor(WorldPerson person)
    {
        if (person.BlocksBot || !person.DmsOpen)
            throw RefusedException.CannotMessageUser;
        if (!_guilds.Values.Any(g => g.HasBot && g.Member(person) is not null))
            throw RefusedException.NoMutualGuild;
    }
}
