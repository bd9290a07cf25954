using Discord.Models;
using IntimacyBot.Platform.Guilds;

namespace Tests.Platform;

public sealed class RoomPermissionsTests
{
    private static readonly Snowflake Guild = new(1), Home = new(2), Owner = new(3), Self = new(4), Ours = new(5);
    private static readonly Snowflake Couples = new(11), Moderators = new(12), Painters = new(13);

    private static readonly Dictionary<Snowflake, string> Names = new()
    {
        [Couples] = nameof(Couples),
        [Moderators] = nameof(Moderators),
        [Painters] = nameof(Painters),
    };

    [Fact]
    public void Whoever_manages_threads_where_everybody_sees_is_named() =>
        Assert.Equal("@Moderators", Read([], Role(Moderators, Permissions.ManageThreads), Role(Painters, 0)));

    [Fact]
    public void Whoever_manages_threads_is_named_if_another_role_shows_them_the_channel() =>
        Assert.Equal(
            "@Moderators",
            Read(
                [Over(Guild, deny: Permissions.ViewChannel), Over(Couples, allow: Permissions.ViewChannel)],
                Role(Couples, 0),
                Role(Moderators, Permissions.ManageThreads),
                Role(Painters, 0)));

    [Fact]
    public void Nobody_is_named_where_nothing_shows_them_the_channel() =>
        Assert.Equal("", Read([Over(Guild, deny: Permissions.ViewChannel)], Role(Couples, 0), Role(Moderators, Permissions.ManageThreads)));

    [Fact]
    public void Whoever_may_not_manage_threads_here_is_not_named_because_others_may() =>
        Assert.Equal(
            "",
            Read([Over(Moderators, deny: Permissions.ManageThreads)], Role(Couples, 0), Role(Moderators, Permissions.ManageThreads)));

    [Fact]
    public void An_administrator_is_named_whatever_the_channel_says() =>
        Assert.Equal(
            "@Painters",
            Read([Over(Guild, deny: Permissions.ViewChannel)], Role(Couples, 0), Role(Painters, Permissions.Administrator)));

    [Fact]
    public void A_member_with_an_overwrite_is_named_if_some_role_could_show_them_the_channel()
    {
        Overwrite[] own = [Over(Guild, deny: Permissions.ViewChannel), new(new(77), OverwriteType.Member, Permissions.ManageThreads, 0)];
        Assert.Equal("", Read(own, Role(Couples, 0)));
        Assert.Equal("77", Read([.. own, Over(Couples, allow: Permissions.ViewChannel)], Role(Couples, 0)));
    }

    [Fact]
    public void A_role_that_only_a_program_holds_shows_nobody_anything() =>
        Assert.Equal("", Read(
            [Over(Guild, deny: Permissions.ViewChannel), Over(Ours, allow: Permissions.ViewChannel)],
            Role(Ours, Permissions.ManageThreads) with { Managed = true },
            Role(Moderators, Permissions.ManageThreads)));

    /// <summary>Returns who can read besides the owner: roles, then members.</summary>
    private static string Read(IReadOnlyList<Overwrite> overwrites, params Role[] roles)
    {
        var guild = new Guild { Id = Guild, OwnerId = Owner, Roles = [Role(Guild, Permissions.ViewChannel), .. roles] };
        var home = new Channel { Id = Home, GuildId = Guild, PermissionOverwrites = overwrites };
        var readers = RoomPermissions.Readers(new GuildSnapshot(guild, [home], [Ours]), Home, Self);
        Assert.Equal(Owner, readers.Owner);
        return string.Join(' ', readers.Roles.Select(r => "@" + r.Name).Concat(readers.Members.Select(m => m.ToString())));
    }

    private static Role Role(Snowflake id, Permissions permissions) =>
        new() { Id = id, Name = Names.GetValueOrDefault(id, ""), Permissions = permissions };

    private static Overwrite Over(Snowflake role, Permissions allow = 0, Permissions deny = 0) =>
        new(role, OverwriteType.Role, allow, deny);
}
