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
    private readonly ConcurrentDictionary<Snowflake, KnownGuild> _guilds = new();
    private readonly ConcurrentDictionary<Snowflake, long> _changeCounts = new();
    private readonly Lock _lock = new();
    private long _sessions;
    private Snowflake _self;

    /// <summary>The bot itself; null before the first session of this process.</summary>
    public Snowflake? Self => _self == default ? null : _self;

    /// <summary>How many guilds are known.</summary>
    public int Count => _guilds.Count;

    /// <summary>A guild with its roles, channels and active threads; null where it is not known.</summary>
    public Guild? Find(Snowflake guild)
    {
        if (!_guilds.TryGetValue(guild, out var known))
            return null;
        var channels = known.Channels.Values.ToLookup(channel => channel.IsThread);
        return known.Guild with { Channels = [.. channels[false]], Threads = [.. channels[true]] };
    }

    /// <summary>A channel or active thread; null where it is not known.</summary>
    public Channel? FindChannel(Snowflake guild, Snowflake channel) =>
        _guilds.TryGetValue(guild, out var known) ? known.Channels.GetValueOrDefault(channel) : null;

    /// <summary>
    /// The bot's own roles in a guild; null where they are not known. They come with the guild, and their changes are told with
    /// any intents.
    /// </summary>
    public IReadOnlyList<Snowflake>? OwnRoles(Snowflake guild) => _guilds.TryGetValue(guild, out var known) ? known.OwnRoles : null;

    /// <summary>A number that grows with every event about a guild; read it before asking for the guild over REST.</summary>
    public long Version(Snowflake guild) => Interlocked.Read(ref _sessions) + _changeCounts.GetValueOrDefault(guild);

    /// <summary>
    /// Takes what was asked for over REST and returns true. It takes nothing and returns false where an event about the guild came since
    /// <paramref name="version"/>, because then nobody can say which is newer. REST leaves out hidden channels and threads; nothing is
    /// known of them until an event tells.
    /// </summary>
    public bool Learn(long version, Guild guild, IReadOnlyList<Channel> channels, Snowflake self, IReadOnlyList<Snowflake> ownRoles)
    {
        ArgumentNullException.ThrowIfNull(guild);
        lock (_lock)
        {
            if (Version(guild.Id) != version)
                return false;
            _self = self;
            _guilds[guild.Id] = KnownGuild.Of(guild with { Channels = channels }, self) with { OwnRoles = ownRoles };
            return true;
        }
    }

    /// <summary>
    /// What the bot may do in a channel or thread: nothing where the channel is hidden from it, and null where too little is known.
    /// </summary>
    public Permissions? OfBot(Snowflake guild, Snowflake channel) =>
        _guilds.TryGetValue(guild, out var known) && known.OwnRoles is { } roles
            ? Of(known, channel, _self, roles, timedOut: false, isSelf: true)
            : null;

    /// <summary>
    /// What a member with these roles may do in a channel or thread; null where too little is known, and where the channel is
    /// hidden from the bot, because then its overwrites are not the real ones.
    /// </summary>
    public Permissions? Of(
        Snowflake guild, Snowflake channel, Snowflake user, IReadOnlyCollection<Snowflake> roles, bool timedOut = false) =>
        _guilds.TryGetValue(guild, out var known) ? Of(known, channel, user, roles, timedOut, isSelf: false) : null;

    /// <summary>Takes an event; those of other kinds change nothing.</summary>
    internal void Apply(Dispatch dispatch)
    {
        lock (_lock)
            ApplyEvent(dispatch);
    }

    private void ApplyEvent(Dispatch dispatch)
    {
        switch (dispatch.EventName)
        {
            case GatewayEvents.Ready:
                Begin(dispatch.As<Ready>());
                break;
            case GatewayEvents.GuildCreate or GatewayEvents.GuildUpdate or GatewayEvents.GuildDelete:
                Apply(dispatch.EventName, dispatch.As<Guild>());
                break;
            case GatewayEvents.GuildRoleCreate or GatewayEvents.GuildRoleUpdate:
                Apply(dispatch.As<GuildRoleChange>());
                break;
            case GatewayEvents.GuildRoleDelete:
                Apply(dispatch.As<GuildRoleDelete>());
                break;
            case GatewayEvents.GuildMemberUpdate:
                Apply(dispatch.As<GuildMemberUpdate>());
                break;
            case GatewayEvents.ThreadListSync:
                Apply(dispatch.As<ThreadListSync>());
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
        KnownGuild known, Snowflake channel, Snowflake user, IReadOnlyCollection<Snowflake> roles, bool timedOut, bool isSelf)
    {
        if (!known.Channels.TryGetValue(channel, out var here))
            return null;
        var parent = here.IsThread ? known.Channels.GetValueOrDefault(here.ParentId ?? default) : here;
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
        CountChange(guild);
        _guilds.TryRemove(guild, out _);
    }

    private void CountChange(Snowflake guild) => _changeCounts[guild] = _changeCounts.GetValueOrDefault(guild) + 1;

    private void Apply(string name, Guild guild)
    {
        if (name == GatewayEvents.GuildDelete || guild.Unavailable == true)
            Forget(guild.Id);
        else if (name == GatewayEvents.GuildCreate)
            Put(KnownGuild.Of(guild, _self));
        else
            Change(guild.Id, known => known with { Guild = WithoutContent(guild) with { MemberCount = known.Guild.MemberCount } });
    }

    private void Apply(GuildRoleChange change) => Change(change.GuildId, known => known.WithRoles(
        [.. known.Guild.Roles.Where(role => role.Id != change.Role.Id), change.Role]));

    private void Apply(GuildRoleDelete gone) => Change(gone.GuildId, known => known.WithRoles(
        [.. known.Guild.Roles.Where(role => role.Id != gone.RoleId)]));

    private void Apply(GuildMemberUpdate member)
    {
        if (_self == default)
            CountChange(member.GuildId); // It may be the bot itself, and then an answer of REST under way is outdated.
        else if (member.User.Id == _self)
            Change(member.GuildId, known => known with { OwnRoles = member.Roles });
    }

    /// <summary>The threads of these channels are the ones in the list and no others.</summary>
    private void Apply(ThreadListSync sync) => Change(sync.GuildId, known =>
    {
        bool IsConcerned(Channel thread) => sync.ChannelIds.Count == 0 || sync.ChannelIds.Contains(thread.ParentId ?? default);
        var old = known.Channels.Values.Where(channel => channel.IsThread && IsConcerned(channel));
        var others = known.Channels.RemoveRange(old.Select(thread => thread.Id));
        return known with { Channels = others.SetItems(sync.Threads.Select(thread => KeyValuePair.Create(thread.Id, thread))) };
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
        if (channel.GuildId is not { } guild)
            return;
        Change(guild, known =>
        {
            var gone = known.Channels.Values.Where(c => c.Id == channel.Id || (c.IsThread && c.ParentId == channel.Id));
            return known with { Channels = known.Channels.RemoveRange(gone.Select(c => c.Id)) };
        });
    }

    private void Put(KnownGuild known)
    {
        CountChange(known.Guild.Id);
        _guilds[known.Guild.Id] = known;
    }

    private void Change(Snowflake guild, Func<KnownGuild, KnownGuild> change)
    {
        CountChange(guild);
        if (_guilds.TryGetValue(guild, out var known))
            _guilds[guild] = change(known);
    }

    private static Guild WithoutContent(Guild guild) => guild with { Channels = [], Threads = [], Members = [] };

    private sealed record KnownGuild(Guild Guild, ImmutableDictionary<Snowflake, Channel> Channels, IReadOnlyList<Snowflake>? OwnRoles)
    {
        public static KnownGuild Of(Guild guild, Snowflake self)
        {
            var channels = guild.Channels.Concat(guild.Threads).Select(c => c.GuildId is null ? c with { GuildId = guild.Id } : c);
            var member = guild.Members.FirstOrDefault(member => member.User?.Id == self && self != default);
            return new(WithoutContent(guild), channels.ToImmutableDictionary(c => c.Id), member?.Roles);
        }

        public KnownGuild WithRoles(IReadOnlyList<Role> roles) => this with { Guild = Guild with { Roles = roles } };
    }
}
