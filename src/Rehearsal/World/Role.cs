namespace Rehearsal.World;

internal sealed class Role(Guild guild, ulong id, string name, Permission permissions, int position, bool managed)
{
    private Permission _permissions = permissions;

    public Guild Guild { get; } = guild;
    public ulong Id { get; } = id;
    public string Name { get; } = name;
    public int Position { get; } = position;
    public bool IsManaged { get; } = managed;

    /// <summary>Changing them is seen by everybody at once.</summary>
    public Permission Permissions
    {
        get => _permissions;
        set => Guild.World.Rearrange(Guild, () => _permissions = value, new WorldEvent.RoleUpdated(this));
    }

    public string Mention => $"<@&{Id}>";

    public override string ToString() => Name;
}

/// <summary>What one channel allows or denies to one role or member.</summary>
internal readonly record struct Overwrite(ulong Id, bool ForRole, Permission Allow, Permission Deny);

/// <summary>An account in one server.</summary>
internal sealed class Member(Guild guild, User user, DateTimeOffset joinedAt)
{
    public Guild Guild { get; } = guild;
    public User User { get; } = user;
    public DateTimeOffset JoinedAt { get; } = joinedAt;
    public IReadOnlyList<Role> Roles { get; internal set; } = [];
    public string? Nick { get; internal set; }
    public DateTimeOffset? TimedOutUntil { get; internal set; }
    public bool IsTimedOut => TimedOutUntil > Guild.World.Now;
}
