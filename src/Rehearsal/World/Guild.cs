namespace Rehearsal.World;

/// <summary>A server.</summary>
internal sealed class Guild
{
    private readonly Dictionary<ulong, Member> _members = [];
    private readonly List<Role> _roles = [];
    private readonly List<Channel> _channels = [];

    internal Guild(World world, ulong id, string name)
    {
        World = world;
        Id = id;
        Name = name;
        CreatedAt = world.Now;
        Everyone = new(this, id, "@everyone", Permission.Everyone, 0, managed: false);
        _roles.Add(Everyone);
    }

    public World World { get; }
    public ulong Id { get; }
    public string Name { get; }
    public DateTimeOffset CreatedAt { get; }
    public string Locale { get; set; } = "en-US";
    public Person Owner { get; private set; } = null!;
    public Role Everyone { get; }

    /// <summary>The role that came with the bot, while it is here.</summary>
    public Role? BotRole { get; private set; }

    public IReadOnlyList<Role> Roles => World.Locked(() => _roles.ToArray());
    public IReadOnlyList<Member> Members => World.Locked(() => _members.Values.ToArray());

    /// <summary>Channels and threads, in the order they were made.</summary>
    public IReadOnlyList<Channel> Channels => World.Locked(() => _channels.ToArray());
    public IEnumerable<Channel> Threads => Channels.Where(c => c.IsThread);
    public bool HasBot => Member(World.Bot) is not null;

    public Member? Member(User user) => World.Locked(() => _members.GetValueOrDefault(user.Id));

    public Channel AddText(string name) => AddChannel(name, ChannelType.Text);

    public Channel AddChannel(string name, ChannelType type) => World.Locked(() =>
    {
        var channel = new Channel(World, World.NextId(), type, name, this) { Position = _channels.Count };
        Add(channel);
        World.Register(channel);
        World.Raise(new WorldEvent.ChannelCreated(channel));
        World.RefreshViews(channel);
        return channel;
    });

    public Role AddRole(string name, Permission permissions = Permission.None) => World.Locked(() =>
    {
        var role = new Role(this, World.NextId(), name, permissions, Top, managed: false);
        _roles.Add(role);
        World.Raise(new WorldEvent.RoleCreated(role));
        return role;
    });

    /// <summary>Deletes a role: its members lose it, and channels what they had for it.</summary>
    /// <exception cref="RehearsalException">It is not here, or the platform deletes no such role.</exception>
    public void RemoveRole(Role role) => World.Locked(() =>
    {
        if (role == Everyone || role.IsManaged)
            throw new RehearsalException($"Nobody can delete the role {role} of {Name}.");
        if (!_roles.Contains(role))
            throw new RehearsalException($"{Name} has no role {role}.");
        World.Rearrange(this, () => Drop(role), new WorldEvent.RoleDeleted(role));
    });

    public Member Join(Person person, params Role[] roles) => World.Locked(() =>
    {
        var member = new Member(this, person, World.Now) { Roles = roles };
        World.Rearrange(this, () => _members[person.Id] = member, new WorldEvent.MemberJoined(member));
        return member;
    });

    /// <summary>Hands the server over; who was not a member becomes one.</summary>
    public void OwnedBy(Person person) => World.Locked(() =>
    {
        if (Member(person) is null)
            Join(person);
        World.Rearrange(this, () => Owner = person, new WorldEvent.GuildUpdated(this));
    });

    public void Give(User user, Role role) => Update(user, m => m.Roles = [.. m.Roles, role]);

    public void Take(User user, Role role) => Update(user, m => m.Roles = [.. m.Roles.Where(r => r != role)]);

    public void TimeOut(User user, TimeSpan length) => Update(user, m => m.TimedOutUntil = World.Now + length);

    public void Leave(Person person) => Remove(person, "left");

    public void Kick(User user) => Remove(user, "was kicked from");

    public void Ban(User user) => Remove(user, "was banned from");

    /// <summary>Installs the bot; its permissions come with a managed role.</summary>
    public void AddBot(Permission permissions = Permission.Install) => World.Locked(() =>
    {
        BotRole = new Role(this, World.NextId(), World.Bot.Name, permissions, Top, managed: true);
        _roles.Add(BotRole);
        _members[World.Bot.Id] = new(this, World.Bot, World.Now) { Roles = [BotRole] };
        World.Raise(new WorldEvent.BotJoined(this));
    });

    internal void Found(Person owner)
    {
        Owner = owner;
        _members[owner.Id] = new(this, owner, World.Now);
    }

    internal void Add(Channel channel) => _channels.Add(channel);

    internal void Remove(Channel channel) => _channels.Remove(channel);

    // A new role stands above all others, also where one in between is gone.
    private int Top => _roles[^1].Position + 1;

    private void Drop(Role role)
    {
        _roles.Remove(role);
        foreach (var member in _members.Values)
            member.Roles = [.. member.Roles.Where(r => r != role)];
        foreach (var channel in _channels)
            channel.Forget(role);
    }

    private void Update(User user, Action<Member> change)
    {
        var member = Member(user) ?? throw new RehearsalException($"{user} is not a member of {Name}.");
        World.Rearrange(this, () => change(member), new WorldEvent.MemberUpdated(member));
    }

    private void Remove(User user, string how)
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
