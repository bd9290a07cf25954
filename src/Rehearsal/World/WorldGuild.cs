namespace Rehearsal.World;

/// <summary>A server.</summary>
internal sealed class WorldGuild
{
    private readonly Dictionary<ulong, WorldMember> _members = [];
    private readonly List<WorldRole> _roles = [];
    private readonly List<WorldChannel> _channels = [];

    internal WorldGuild(World world, ulong id, string name)
    {
        World = world;
        Id = id;
        Name = name;
        CreatedAt = world.Now;
        Everyone = new(this, id, "@everyone", WorldPermission.Everyone, 0, managed: false);
        _roles.Add(Everyone);
    }

    public World World { get; }
    public ulong Id { get; }
    public string Name { get; }
    public DateTimeOffset CreatedAt { get; }
    public string Locale { get; set; } = "en-US";

    /// <summary>True when moderators need two-factor authentication here.</summary>
    public bool AsksForTwoFactor
    {
        get;
        set => World.Rearrange(this, () => field = value, new WorldEvent.GuildUpdated(this));
    }

    public WorldPerson Owner { get; private set; } = null!;
    public WorldRole Everyone { get; }

    /// <summary>This is the bot's managed role; it is null while the bot is not in the server.</summary>
    public WorldRole? BotRole { get; private set; }

    public IReadOnlyList<WorldRole> Roles => World.Locked(() => _roles.ToArray());
    public IReadOnlyList<WorldMember> Members => World.Locked(() => _members.Values.ToArray());

    /// <summary>These are the channels and threads, in the order in which they were created.</summary>
    public IReadOnlyList<WorldChannel> Channels => World.Locked(() => _channels.ToArray());
    public IEnumerable<WorldChannel> Threads => Channels.Where(c => c.IsThread);
    public bool HasBot => Member(World.Bot) is not null;

    public WorldMember? Member(WorldUser user) => World.Locked(() => _members.GetValueOrDefault(user.Id));

    public WorldChannel AddText(string name) => AddChannel(name, WorldChannelType.Text);

    public WorldChannel AddChannel(string name, WorldChannelType type) => World.Locked(() =>
    {
        var channel = new WorldChannel(World, World.NextId(), type, name, this) { Position = _channels.Count };
        Add(channel);
        World.Register(channel);
        World.Raise(new WorldEvent.ChannelCreated(channel));
        World.RefreshViews(channel);
        return channel;
    });

    public WorldRole AddRole(string name, WorldPermission permissions = WorldPermission.None) => World.Locked(() =>
    {
        var role = new WorldRole(this, World.NextId(), name, permissions, Top, managed: false);
        _roles.Add(role);
        World.Raise(new WorldEvent.RoleCreated(role));
        return role;
    });

    /// <summary>Deletes a role, also from its members and from channel overwrites.</summary>
    /// <exception cref="RehearsalException">The role is not in this server, or the platform does not allow to delete it.</exception>
    public void RemoveRole(WorldRole role) => World.Locked(() =>
    {
        if (role == Everyone || role.IsManaged)
            throw new RehearsalException($"Nobody can delete the role {role} of {Name}.");
        if (!_roles.Contains(role))
            throw new RehearsalException($"{Name} has no role {role}.");
        World.Rearrange(this, () => Drop(role), new WorldEvent.RoleDeleted(role));
    });

    public WorldMember Join(WorldPerson person, params WorldRole[] roles) => World.Locked(() =>
    {
        var member = new WorldMember(this, person, World.Now) { Roles = roles };
        World.Rearrange(this, () => _members[person.Id] = member, new WorldEvent.MemberJoined(member));
        return member;
    });

    /// <summary>Transfers the ownership. A new owner who is not a member joins the server.</summary>
    public void OwnedBy(WorldPerson person) => World.Locked(() =>
    {
        if (Member(person) is null)
            Join(person);
        World.Rearrange(this, () => Owner = person, new WorldEvent.GuildUpdated(this));
    });

    public void Give(WorldUser user, WorldRole role) => Update(user, m => m.Roles = [.. m.Roles, role]);

    public void Take(WorldUser user, WorldRole role) => Update(user, m => m.Roles = [.. m.Roles.Where(r => r != role)]);

    /// <summary>Sets somebody's nickname in this server; null removes it.</summary>
    public void Rename(WorldUser user, string? nick) => Update(user, m => m.Nick = nick);

    public void TimeOut(WorldUser user, TimeSpan length) => Update(user, m => m.TimedOutUntil = World.Now + length);

    public void Leave(WorldPerson person) => Remove(person, "left");

    public void Kick(WorldUser user) => Remove(user, "was kicked from");

    public void Ban(WorldUser user) => Remove(user, "was banned from");

    /// <summary>Installs the bot; its permissions come with a managed role.</summary>
    public void AddBot(WorldPermission permissions = WorldPermission.Install) => World.Locked(() =>
    {
        BotRole = new WorldRole(this, World.NextId(), World.Bot.Name, permissions, Top, managed: true);
        _roles.Add(BotRole);
        _members[World.Bot.Id] = new(this, World.Bot, World.Now) { Roles = [BotRole] };
        World.Raise(new WorldEvent.BotJoined(this));
    });

    internal void Found(WorldPerson owner)
    {
        Owner = owner;
        _members[owner.Id] = new(this, owner, World.Now);
    }

    internal void Add(WorldChannel channel) => _channels.Add(channel);

    internal void Remove(WorldChannel channel) => _channels.Remove(channel);

    // A new role stands above all others, also where one in between is gone.
    private int Top => _roles[^1].Position + 1;

    private void Drop(WorldRole role)
    {
        _roles.Remove(role);
        foreach (var member in _members.Values)
            member.Roles = [.. member.Roles.Where(r => r != role)];
        foreach (var channel in _channels)
            channel.Forget(role);
    }

    private void Update(WorldUser user, Action<WorldMember> change)
    {
        var member = Member(user) ?? throw new RehearsalException($"{user} is not a member of {Name}.");
        World.Rearrange(this, () => change(member), new WorldEvent.MemberUpdated(member));
    }

    private void Remove(WorldUser user, string how)
    {
        if (Member(user) is not { } member)
            return;
        World.Rearrange(this, () =>
        {
            _members.Remove(user.Id);
            foreach (var thread in _channels)
                thread.Thread?.Remove(user);
            if (user.IsBot && BotRole is { } role)
            {
                _roles.Remove(role);
                BotRole = null;
            }
        }, user.IsBot ? new WorldEvent.BotLeft(this) : new WorldEvent.MemberLeft(member, how));
    }
}
