using Rehearsal.World;

namespace Tests;

public sealed class PermissionTests
{
    private readonly World _world = new();
    private readonly WorldGuild _guild;
    private readonly WorldChannel _channel;
    private readonly WorldPerson _person;

    public PermissionTests()
    {
        _guild = _world.CreateGuild("G");
        _channel = _guild.AddText("c");
        _person = _world.CreatePerson("P");
        _guild.Join(_person);
    }

    private bool May(WorldPermission permission) => WorldPermissions.Effective(_person, _channel).HasFlag(permission);

    [Fact]
    public void The_invitation_is_the_published_integer() => Assert.Equal(360777370624UL, (ulong)WorldPermission.Install);

    [Fact]
    public void Everyone_may_talk_and_nobody_may_moderate()
    {
        Assert.True(May(WorldPermission.SendMessages));
        Assert.False(May(WorldPermission.ManageThreads));
    }

    [Fact]
    public void A_roles_allow_beats_everyones_deny()
    {
        var role = _guild.AddRole("r");
        _guild.Give(_person, role);
        _channel.Deny(_guild.Everyone, WorldPermission.SendMessages);
        Assert.False(May(WorldPermission.SendMessages));
        _channel.Allow(role, WorldPermission.SendMessages);
        Assert.True(May(WorldPermission.SendMessages));
    }

    [Fact]
    public void One_roles_allow_beats_another_roles_deny_and_the_members_deny_beats_both()
    {
        var (a, b) = (_guild.AddRole("a"), _guild.AddRole("b"));
        _guild.Give(_person, a);
        _guild.Give(_person, b);
        _channel.Deny(a, WorldPermission.SendMessages);
        _channel.Allow(b, WorldPermission.SendMessages);
        Assert.True(May(WorldPermission.SendMessages));
        _channel.Deny(_person, WorldPermission.SendMessages);
        Assert.False(May(WorldPermission.SendMessages));
    }

    [Fact]
    public void Administrators_and_owners_may_everything()
    {
        _channel.Deny(_person, WorldPermission.ViewChannel);
        Assert.False(_person.CanSee(_channel));
        _guild.Give(_person, _guild.AddRole("admin", WorldPermission.Administrator));
        Assert.True(_person.CanSee(_channel));
        Assert.Equal(WorldPermission.All, WorldPermissions.Of(_guild.Owner, _channel));
    }

    [Fact]
    public void Without_a_view_there_is_nothing()
    {
        _channel.Deny(_person, WorldPermission.ViewChannel);
        Assert.Equal(WorldPermission.None, WorldPermissions.Effective(_person, _channel));
    }

    [Fact]
    public void Who_may_not_send_may_not_attach()
    {
        _channel.Deny(_person, WorldPermission.SendMessages);
        Assert.False(May(WorldPermission.AttachFiles));
        Assert.True(WorldPermissions.Of(_person, _channel).HasFlag(WorldPermission.AttachFiles));
    }

    [Fact]
    public void A_timed_out_member_only_looks()
    {
        _guild.TimeOut(_person, TimeSpan.FromHours(1));
        Assert.Equal(WorldPermission.ViewChannel | WorldPermission.ReadMessageHistory, WorldPermissions.Effective(_person, _channel));
    }

    [Fact]
    public void Threads_have_their_parents_permissions_and_their_own_bit_for_sending()
    {
        var thread = _person.CreateThread(_channel, "t");
        _channel.Deny(_person, WorldPermission.SendMessages);
        Assert.NotNull(_person.Say(thread, "x"));
        _channel.Deny(_person, WorldPermission.SendMessagesInThreads);
        Assert.Equal(50013, Assert.Throws<RefusedException>(() => _person.Say(thread, "x")).Code);
    }

    [Fact]
    public void Who_left_sees_nothing_any_more()
    {
        Assert.Equal([_channel], _person.VisibleChannels);
        _guild.Leave(_person);
        Assert.Empty(_person.VisibleChannels);
        Assert.Contains("disappeared", _person.Transcript.ToString(), StringComparison.Ordinal);
    }
}
