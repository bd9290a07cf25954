namespace Rehearsal.World;

internal sealed class WorldRole(WorldGuild guild, ulong id, string name, WorldPermission permissions, int position, bool managed)
{
    private WorldPermission _permissions = permissions;

    public WorldGuild Guild { get; } = guild;
    public ulong Id { get; } = id;
    public string Name { get; } = name;
    public int Position { get; } = position;
    public bool IsManaged { get; } = managed;

    /// <summary>A change raises events for everybody who is affected.</summary>
    public WorldPermission Permissions
    {
        get => _permissions;
        set => Guild.World.Rearrange(Guild, () => _permissions = value, new WorldEvent.RoleUpdated(this));
    }

    public string Mention => $"<@&{Id}>";

    public override string ToString() => Name;
}

/// <summary>The permissions that one channel allows or denies to one role or member.</summary>
internal readonly record struct WorldOverwrite(ulong Id, bool ForRole, WorldPermission Allow, WorldPermission Deny);

/// <summary>An account in one server.</summary>
internal sealed class WorldMember(WorldGuild guild, WorldUser user, DateTimeOffset joinedAt)
{
    public WorldGuild Guild { get; } = guild;
    public WorldUser User { get; } = user;
    public DateTimeOffset JoinedAt { get; } = joinedAt;
    public IReadOnlyList<WorldRole> Roles { get; internal set; } = [];
    public string? Nick { get; internal set; }
    public DateTimeOffset? TimedOutUntil { get; internal set; }
    public bool IsTimedOut => TimedOutUntil > Guild.World.Now;
}
