namespace Rehearsal.World;

internal enum ChannelType
{
    Text = 0,
    Direct = 1,
    Voice = 2,
    Category = 4,
    Announcement = 5,
    AnnouncementThread = 10,
    PublicThread = 11,
    PrivateThread = 12,
    Forum = 15,
}

/// <summary>A channel, a thread or a direct conversation with the bot.</summary>
internal sealed class Channel(World world, ulong id, ChannelType type, string name, Guild? guild)
{
    private readonly List<Message> _messages = [];

    public World World { get; } = world;
    public ulong Id { get; } = id;
    public ChannelType Type { get; } = type;
    public string Name { get; internal set; } = name;
    public string? Topic { get; internal set; }
    public Guild? Guild { get; } = guild;
    public int Position { get; init; }
    public bool IsDeleted { get; internal set; }

    /// <summary>The channel a thread belongs to.</summary>
    public Channel? Parent { get; init; }

    /// <summary>The person of a direct conversation.</summary>
    public Person? Recipient { get; init; }

    /// <summary>What only threads have.</summary>
    public ThreadDetails? Thread { get; init; }
    public bool IsThread => Thread is not null;
    public IReadOnlyDictionary<ulong, Overwrite> Overwrites { get; private set; } = new Dictionary<ulong, Overwrite>();

    /// <summary>All messages in order, without anybody's ephemeral ones.</summary>
    public IReadOnlyList<Message> Messages => World.Locked(() => _messages.ToArray());
    public IEnumerable<Channel> Threads => Guild?.Threads.Where(t => t.Parent == this) ?? [];
    public string Mention => $"<#{Id}>";

    public void Allow(User user, Permission permissions) => Set(user.Id, forRole: false, permissions, allow: true);

    public void Allow(Role role, Permission permissions) => Set(role.Id, forRole: true, permissions, allow: true);

    public void Deny(User user, Permission permissions) => Set(user.Id, forRole: false, permissions, allow: false);

    public void Deny(Role role, Permission permissions) => Set(role.Id, forRole: true, permissions, allow: false);

    /// <summary>Takes one role's or member's overwrite away.</summary>
    public void Clear(ulong id) => Change(all => all.Remove(id));

    public override string ToString() => Recipient is null ? $"#{Name}" : $"DM {Recipient}";

    internal Message? Find(ulong id) => _messages.Find(m => m.Id == id);

    internal List<Message> Log => _messages;

    /// <summary>Its overwrite goes with the role, and nobody is told of that alone.</summary>
    internal void Forget(Role role)
    {
        if (Overwrites.ContainsKey(role.Id))
            Overwrites = Overwrites.Values.Where(o => o.Id != role.Id).ToDictionary(o => o.Id);
    }

    private void Set(ulong id, bool forRole, Permission permissions, bool allow) => Change(all =>
    {
        var old = all.GetValueOrDefault(id);
        all[id] = allow
            ? new(id, forRole, old.Allow | permissions, old.Deny & ~permissions)
            : new(id, forRole, old.Allow & ~permissions, old.Deny | permissions);
    });

    private void Change(Action<Dictionary<ulong, Overwrite>> change)
    {
        if (Guild is null || IsThread)
            throw new RehearsalException("Only a server's own channels have overwrites.");
        World.Rearrange(Guild, () =>
        {
            var all = new Dictionary<ulong, Overwrite>(Overwrites);
            change(all);
            Overwrites = all;
        }, new WorldEvent.ChannelUpdated(this));
    }
}

/// <summary>What makes a channel a thread.</summary>
internal sealed class ThreadDetails(bool isPrivate, User creator, DateTimeOffset at)
{
    // Replaced as a whole, so that it can be read from anywhere.
    private IReadOnlyList<(User User, DateTimeOffset At)> _members = [];

    public bool IsPrivate { get; } = isPrivate;
    public User Creator { get; } = creator;
    public DateTimeOffset CreatedAt { get; } = at;
    public bool IsArchived { get; internal set; }
    public bool IsLocked { get; internal set; }
    public bool IsInvitable { get; internal set; } = true;
    public int AutoArchiveMinutes { get; internal set; } = 4320;
    public DateTimeOffset ArchiveTimestamp { get; internal set; } = at;
    public int MessageCount { get; internal set; }
    public int TotalMessagesSent { get; internal set; }
    public IReadOnlyList<User> Members => [.. _members.Select(m => m.User)];
    internal ITimer? ArchiveTimer { get; set; }

    public bool Has(User user)
    {
        foreach (var (member, _) in _members)
        {
            if (member == user)
                return true;
        }
        return false;
    }

    internal DateTimeOffset JoinedAt(User user) => _members.First(m => m.User == user).At;

    internal bool Add(User user, DateTimeOffset at)
    {
        if (Has(user))
            return false;
        _members = [.. _members, (user, at)];
        return true;
    }

    internal bool Remove(User user)
    {
        if (!Has(user))
            return false;
        _members = [.. _members.Where(m => m.User != user)];
        return true;
    }
}
