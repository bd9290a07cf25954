namespace Rehearsal.World;

internal enum WorldChannelType
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
internal sealed class WorldChannel(World world, ulong id, WorldChannelType type, string name, WorldGuild? guild)
{
    private readonly List<WorldMessage> _messages = [];

    public World World { get; } = world;
    public ulong Id { get; } = id;
    public WorldChannelType Type { get; } = type;
    public string Name { get; internal set; } = name;
    public string? Topic { get; internal set; }
    public WorldGuild? Guild { get; } = guild;
    public int Position { get; init; }
    public bool IsDeleted { get; internal set; }

    /// <summary>This is the channel that a thread belongs to.</summary>
    public WorldChannel? Parent { get; init; }

    /// <summary>This is the person of a direct message channel.</summary>
    public WorldPerson? Recipient { get; init; }

    /// <summary>This is set for threads only.</summary>
    public ThreadDetails? Thread { get; init; }
    public bool IsThread => Thread is not null;
    public IReadOnlyDictionary<ulong, WorldOverwrite> Overwrites { get; private set; } = new Dictionary<ulong, WorldOverwrite>();

    /// <summary>These are all messages in order, except ephemeral ones.</summary>
    public IReadOnlyList<WorldMessage> Messages => World.Locked(() => _messages.ToArray());
    public IEnumerable<WorldChannel> Threads => Guild?.Threads.Where(t => t.Parent == this) ?? [];
    public string Mention => $"<#{Id}>";

    public void Allow(WorldUser user, WorldPermission permissions) => Set(user.Id, forRole: false, permissions, allow: true);

    public void Allow(WorldRole role, WorldPermission permissions) => Set(role.Id, forRole: true, permissions, allow: true);

    public void Deny(WorldUser user, WorldPermission permissions) => Set(user.Id, forRole: false, permissions, allow: false);

    public void Deny(WorldRole role, WorldPermission permissions) => Set(role.Id, forRole: true, permissions, allow: false);

    /// <summary>Removes the overwrite of one role or member.</summary>
    public void Clear(ulong id) => Change(all => all.Remove(id));

    public override string ToString() => Recipient is null ? $"#{Name}" : $"DM {Recipient}";

    internal WorldMessage? Find(ulong id) => _messages.Find(m => m.Id == id);

    internal List<WorldMessage> Log => _messages;

    /// <summary>Removes the overwrite of a deleted role. No event is sent for that alone.</summary>
    internal void Forget(WorldRole role)
    {
        if (Overwrites.ContainsKey(role.Id))
            Overwrites = Overwrites.Values.Where(o => o.Id != role.Id).ToDictionary(o => o.Id);
    }

    private void Set(ulong id, bool forRole, WorldPermission permissions, bool allow)
    {
        Change(all =>
        {
            var old = all.GetValueOrDefault(id);
            all[id] = allow
                ? new(id, forRole, old.Allow | permissions, old.Deny & ~permissions)
                : new(id, forRole, old.Allow & ~permissions, old.Deny | permissions);
        });
    }

    private void Change(Action<Dictionary<ulong, WorldOverwrite>> change)
    {
        if (Guild is null || IsThread)
            throw new RehearsalException("Only a server's own channels have overwrites.");
        World.Rearrange(Guild, () =>
        {
            var all = new Dictionary<ulong, WorldOverwrite>(Overwrites);
            change(all);
            Overwrites = all;
        }, new WorldEvent.ChannelUpdated(this));
    }
}

/// <summary>The properties that only threads have.</summary>
internal sealed class ThreadDetails(bool isPrivate, WorldUser creator, DateTimeOffset at)
{
    // The list is replaced as a whole, so that it can be read without the gate.
    private IReadOnlyList<(WorldUser User, DateTimeOffset At)> _members = [];

    public bool IsPrivate { get; } = isPrivate;
    public WorldUser Creator { get; } = creator;
    public DateTimeOffset CreatedAt { get; } = at;
    public bool IsArchived { get; internal set; }
    public bool IsLocked { get; internal set; }
    public bool IsInvitable { get; internal set; } = true;
    public int AutoArchiveMinutes { get; internal set; } = 4320;
    public DateTimeOffset ArchiveTimestamp { get; internal set; } = at;
    public int MessageCount { get; internal set; }
    public int TotalMessagesSent { get; internal set; }
    public IReadOnlyList<WorldUser> Members => [.. _members.Select(m => m.User)];
    internal ITimer? ArchiveTimer { get; set; }

    public bool Has(WorldUser user)
    {
        foreach (var (member, _) in _members)
        {
            if (member == user)
                return true;
        }
        return false;
    }

    internal DateTimeOffset JoinedAt(WorldUser user) => _members.First(m => m.User == user).At;

    internal bool Add(WorldUser user, DateTimeOffset at)
    {
        if (Has(user))
            return false;
        _members = [.. _members, (user, at)];
        return true;
    }

    internal bool Remove(WorldUser user)
    {
        if (!Has(user))
            return false;
        _members = [.. _members.Where(m => m.User != user)];
        return true;
    }
}
