using System.Collections.Concurrent;
using System.Collections.Immutable;
using Discord.Models;

namespace Discord.Gateway;

/// <summary>
/// Guilds, roles, channels and active threads as the gateway last told them, kept in the order of the events and before any handler
/// sees them. It knows nothing until told: a process that resumes the session of an earlier one is sent no guild again. What is null
/// here is to be asked for over REST and given to <see cref="Learn"/>, and from then on the events keep it right too.
/// Source: docs.discord.com/developers/events/gateway#tracking-state.
/// </summary>
public sealed class GuildState
{
    private readonly ConcurrentDictionary<Snowflake, Known> _guilds = new();
    private readonly ConcurrentDictionary<Snowflake, long> _told = new();
    private readonly Lock _writing = new();
    private long _sessions;
    private Snowflake _self;

    /// <summary>The bot itself; null before the first session of this process.</summary>
    public Snowflake? Self => _self == default ? null : _self;

    /// <summary>How many guilds are known.</summary>
    public int Count => _guilds.Count;

    /// <summary>A guild with its roles, channels and active threads; null where it is not known.</summary>
    public Guild? Find(Snowflake guild) => _guilds.TryGetValue(guild, out var known)
        ? known.Guild with { Channels =
            [.. known.Channels.Values.Where(c => !c.IsThread)], Threads = [.. known.Channels.Values.Where(c => c.IsThread)] }
        : null;

    /// <summary>A channel or active thread; null where it is not known.</summary>
    public Channel? FindChannel(Snowflake guild, Snowflake channel) =>
        _guilds.TryGetValue(guild, out var known) ? known.Channels.GetValueOrDefault(channel) : null;

    /// <summary>
    /// The bot's own roles in a guild; null where they are not known. They come with the guild, and their changes are told with
    /// any intents.
    /// </summary>
    public IReadOnlyList<Snowflake>? OwnRoles(Snowflake guild) => _guilds.TryGetValue(guild, out var known) ? known.OwnRoles : null;

    /// <summary>How much has been told of a guild; to be taken before it is asked for over REST.</summary>
    public long Mark(Snowflake guild) => Interlocked.Read(ref _sessions) + _told.GetValueOrDefault(guild);

    /// <summary>
    /// Takes what was asked for over REST, unless something was told of the guild since <paramref name="mark"/>: then nobody can say
    /// which is newer. Hidden channels are missing there, and so are threads; until they are told, nothing is known of them.
    /// </summary>
    public bool Learn(long mark, Guild guild, IReadOnlyList<Channel> channels, Snowflake self, IReadOnlyList<Snowflake> ownRoles)
    {
        ArgumentNullException.ThrowIfNull(guild);
        lock (_writing)
        {
            if (Mark(guild.Id) != mark)
                return false;
            _self = self;
            _guilds[guild.Id] = Known.Of(guild with { Channels = channels }, self) with { OwnRoles = ownRoles };
            return true;
        }
    }

    /// <summary>
    /// What the bot may do in a channel or thread: nothing where the channel is hidden from it, and null where too little is known.
    /// </summary>
    public Permissions? OfBot(Snowflake guild, Snowflake channel) =>
        _guilds.TryGetValue(guild, out var known) && known.OwnRoles is { } roles
            ? Of(known, channel, _self, roles, false, isSelf: true)
            : null;

    /// <summary>
    /// What a member with these roles may do in a channel or thread; null where too little is known, and where the channel is
    /// hidden from the bot, because then its overwrites are not the real ones.
    /// </summary>
    public Permissions? Of(
        Snowflake guild,
        Snowflake channel,
        Snowflake user,
        IReadOnlyCollection<Snowflake> roles,
        bool timedOut = false) =>
        _guilds.TryGetValue(guild, out var known) ? Of(known, channel, user, roles, timedOut, isSelf: false) : null;

    /// <summary>Takes an event; those of other kinds change nothing.</summary>
    internal void Take(Dispatch dispatch)
    {
        lock (_writing)
            TakeNext(dispatch);
    }

    private void TakeNext(Dispatch dispatch)
    {
        switch (dispatch.EventName)
        {
            case GatewayEvents.Ready:
                Begin(dispatch.As<Ready>());
                break;
            case GatewayEvents.GuildCreate or GatewayEvents.GuildUpdate or GatewayEvents.GuildDelete:
                Take(dispatch.EventName, dispatch.As<Guild>());
                break;
            case GatewayEvents.GuildRoleCreate or GatewayEvents.GuildRoleUpdate:
                Take(dispatch.As<GuildRoleChange>());
                break;
            case GatewayEvents.GuildRoleDelete:
                Take(dispatch.As<GuildRoleDelete>());
                break;
            case GatewayEvents.GuildMemberUpdate:
                Take(dispatch.As<GuildMemberUpdate>());
                break;
            case GatewayEvents.ThreadListSync:
                Take(dispatch.As<ThreadListSync>());
                break;
            case GatewayEvents.ChannelCreate or GatewayEvents.ChannelUpdate or GatewayEvents.ThreadCreate or GatewayEvents.ThreadUpdate:
                Put(dispatch.As<Channel>());
                break;
            case GatewayEvents.ChannelDelete or GatewayEvents.ThreadDelete:
                Remove(dispatch.As<Channel>());
                break;
        }
    }

    private static Permissions? Of(
        Known known, Snowflake channel, Snowflake user, IReadOnlyCollection<Snowflake> roles, bool timedOut, bool isSelf)
    {
        if (!known.Channels.TryGetValue(channel, out var here))
            return null;
        var parent = here.IsThread ? here.ParentId is { } id ? known.Channels.GetValueOrDefault(id) : null : here;
        if (parent is null)
            return null;
        if (parent.IsHidden)
            return isSelf ? Permissions.None : null;
        return here.IsThread
            ? PermissionCalculator.InThread(known.Guild, parent, user, roles, timedOut)
            : PermissionCalculator.InChannel(known.Guild, parent, user, roles, timedOut);
    }

    /// <summary>A new session tells everything again, of those guilds that are its shard's.</summary>
    private void Begin(Ready ready)
    {
        _self = ready.User.Id;
        _sessions++;
        foreach (var guild in _guilds.Keys)
            if (ready.Shard is not [var id, var count] || Shard.Of(guild, count) == id)
                Forget(guild);
    }

    private void Forget(Snowflake guild)
    {
        Note(guild);
        _guilds.TryRemove(guild, out _);
    }

    private void Note(Snowflake guild) => _told[guild] = _told.GetValueOrDefault(guild) + 1;

    private void Take(string name, Guild guild)
    {
        if (name == GatewayEvents.GuildDelete || guild.Unavailable == true)
            Forget(guild.Id);
        else if (name == GatewayEvents.GuildCreate)
            Put(Known.Of(guild, _self));
        else
            Change(guild.Id, known => known with { Guild = Bare(guild) with { MemberCount = known.Guild.MemberCount } });
    }

    private void Take(GuildRoleChange change) => Change(change.GuildId, known => known.WithRoles(
        [.. known.Guild.Roles.Where(role => role.Id != change.Role.Id), change.Role]));

    private void Take(GuildRoleDelete gone) => Change(gone.GuildId, known => known.WithRoles(
        [.. known.Guild.Roles.Where(role => role.Id != gone.RoleId)]));

    private void Take(GuildMemberUpdate member)
    {
        if (_self == default)
            Note(member.GuildId); // Perhaps the bot itself: then what is being asked for is old already.
        else if (member.User.Id == _self)
            Change(member.GuildId, known => known with { OwnRoles = member.Roles });
    }

    /// <summary>The threads of these channels are the ones in the list and no others.</summary>
    private void Take(ThreadListSync sync) => Change(sync.GuildId, known =>
    {
        var old =
            known.Channels.Values.Where(c => c.IsThread && (sync.ChannelIds.Count == 0 || sync.ChannelIds.Contains(c.ParentId ?? default)));
        return known with { Channels = known.Channels.RemoveRange(old.Select(c => c.Id))
            .SetItems(sync.Threads.Select(c => KeyValuePair.Create(c.Id, c))) };
    });

    private void Put(Channel channel)
    {
        if (channel.GuildId is not { } guild)
            return;
        // What is archived is no active thread any more.
        Change(guild, known => known with
        {
            Channels = channel.ThreadMetadata is { Archived: true }
                ? known.Channels.Remove(channel.Id)
                : known.Channels.SetItem(channel.Id, channel),
        });
    }

    private void Remove(Channel channel)
    {
        if (channel.GuildId is { } guild)
            Change(guild, known => known with
            {
                Channels =
                    known.Channels.RemoveRange(
                        known.Channels.Values.Where(c => c.Id == channel.Id || (c.IsThread && c.ParentId == channel.Id)).Select(c => c.Id)),
            });
    }

    private void Put(Known known)
    {
        Note(known.Guild.Id);
        _guilds[known.Guild.Id] = known;
    }

    private void Change(Snowflake guild, Func<Known, Known> change)
    {
        Note(guild);
        if (_guilds.TryGetValue(guild, out var known))
            _guilds[guild] = change(known);
    }

    private static Guild Bare(Guild guild) => guild with { Channels = [], Threads = [], Members = [] };

    private sealed record Known(Guild Guild, ImmutableDictionary<Snowflake, Channel> Channels, IReadOnlyList<Snowflake>? OwnRoles)
    {
        public static Known Of(Guild guild, Snowflake self) => new(
            Bare(guild),
            ImmutableDictionary<Snowflake, Channel>.Empty.SetItems(guild.Channels.Concat(guild.Threads)
                .Select(c => KeyValuePair.Create(c.Id, c.GuildId is null ? c with { GuildId = guild.Id } : c))),
            guild.Members.FirstOrDefault(member => member.User?.Id == self && self != default)?.Roles);

        public Known WithRoles(IReadOnlyList<Role> roles) => this with { Guild = Guild with { Roles = roles } };
    }
}
