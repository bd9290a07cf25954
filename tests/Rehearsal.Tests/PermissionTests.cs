using Rehearsal.World;

namespace Tests;

public sealed class PermissionTests
{
    private readonly World _world = new();
    private readonly Guild _guild;
    private readonly Channel _channel;
    private readonly Person _person;

    public PermissionTests()
    {
        _guild = _world.CreateGuild("G");
        _channel = _guild.AddText("c");
        _person = _world.CreatePerson("P");
        _guild.Join(_person);
    }

    private bool May(Permission permission) => Permissions.Effective(_person, _channel).HasFlag(permission);

    [Fact]
    public void The_invitation_is_the_published_integer() => Assert.Equal(360777370624UL, (ulong)Permission.Install);

    [Fact]
    public void Everyone_may_talk_and_nobody_may_moderate()
    {
        Assert.True(May(Permission.SendMessages));
        Assert.False(May(Permission.ManageThreads));
    }

    [Fact]
    public void A_roles_allow_beats_everyones_deny()
    {
        var role = _guild.AddRole("r");
        _guild.Give(_person, role);
        _channel.Deny(_guild.Everyone, Permission.SendMessages);
        Assert.False(May(Permission.SendMessages));
        _channel.Allow(role, Permission.SendMessages);
        Assert.True(May(Permission.SendMessages));
    }

    [Fact]
    public void One_roles_allow_beats_another_roles_deny_and_the_members_deny_beats_both()
    {
        var (a, b) = (_guild.AddRole("a"), _guild.AddRole("b"));
        _guild.Give(_person, a);
        _guild.Give(_person, b);
        _channel.Deny(a, Permission.SendMessages);
        _channel.Allow(b, Permission.SendMessages);
        Assert.True(May(Permission.SendMessages));
        _channel.Deny(_person, Permission.SendMessages);
        Assert.False(May(Permission.SendMessages));
    }

    [Fact]
    public void Administrators_and_owners_may_everything()
    {
        _channel.Deny(_person, Permission.ViewChannel);
        Assert.False(_person.CanSee(_channel));
        _guild.Give(_person, _guild.AddRole("admin", Permission.Administrator));
        Assert.True(_person.CanSee(_channel));
        Assert.Equal(Permission.All, Permissions.Of(_guild.Owner, _channel));
    }

    [Fact]
    public void Without_a_view_there_is_nothing()
    {
        _channel.Deny(_person, Permission.ViewChannel);
        Assert.Equal(Permission.None, Permissions.Effective(_person, _channel));
    }

    [Fact]
    public void Who_may_not_send_may_not_attach()
    {
        _channel.Deny(_person, Permission.SendMessages);
        Assert.False(May(Permission.AttachFiles));
        Assert.True(Permissions.Of(_person, _channel).HasFlag(Permission.AttachFiles));
    }

    [Fact]
    public void A_timed_out_member_only_looks()
    {
        _guild.TimeOut(_person, TimeSpan.FromHours(1));
        Assert.Equal(Permission.ViewChannel | Permission.ReadMessageHistory, Permissions.Effective(_person, _channel));
    }

    [Fact]
    public void Threads_have_their_parents_permissions_and_their_own_bit_for_sending()
    {
        var thread = _person.CreateThread(_channel, "t");
        _channel.Deny(_person, Permission.SendMessages);
        Assert.NotNull(_person.Say(thread, "x"));
        _channel.Deny(_person, Permission.SendMessagesInThreads);
        Assert.Equal(50013, Assert.Throws<Refused>(() => _person.Say(thread, "x")).Code);
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
