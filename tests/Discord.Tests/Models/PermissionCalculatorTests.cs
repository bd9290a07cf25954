using Discord.Models;
using static Discord.Models.Permissions;

namespace Tests.Models;

/// <summary>Tests of roles, overwrites and implicit permissions.</summary>
public sealed class PermissionCalculatorTests
{
    private static readonly Snowflake GuildId = new(1);
    private static readonly Snowflake Owner = new(2);
    private static readonly Snowflake Alex = new(3);
    private static readonly Snowflake Red = new(11);
    private static readonly Snowflake Blue = new(12);
    private static readonly Snowflake Boss = new(13);

    private static readonly Guild Guild = new()
    {
        Id = GuildId,
        OwnerId = Owner,
        Roles =
        [
            new Role { Id = GuildId, Permissions = ViewChannel | SendMessages | EmbedLinks },
            new Role { Id = Red, Permissions = AttachFiles },
            new Role { Id = Blue, Permissions = ManageThreads },
            new Role { Id = Boss, Permissions = Administrator },
        ],
    };

    [Fact]
    public void The_owner_and_administrators_may_everything()
    {
        var closed = With(new Overwrite(GuildId, OverwriteType.Role, None, ViewChannel));
        Assert.Equal(PermissionCalculator.All, PermissionCalculator.InChannel(Guild, closed, Owner, []));
        Assert.Equal(PermissionCalculator.All, PermissionCalculator.InThread(Guild, closed, Alex, [Boss], timedOut: true));
    }

    [Fact]
    public void Roles_add_up()
    {
        var sum = ViewChannel | SendMessages | EmbedLinks | AttachFiles | ManageThreads;

        Assert.Equal(sum, PermissionCalculator.InGuild(Guild, Alex, [Red, Blue]));
    }

    [Fact]
    public void Role_overwrites_allow_over_deny_and_members_win_over_roles()
    {
        var channel = With(
            new Overwrite(Alex, OverwriteType.Member, None, AddReactions),
            new Overwrite(Red, OverwriteType.Role, None, SendMessages | EmbedLinks),
            new Overwrite(Blue, OverwriteType.Role, SendMessages | AddReactions, None),
            new Overwrite(GuildId, OverwriteType.Role, PinMessages, ViewChannel),
            new Overwrite(Blue, OverwriteType.Member, Administrator, None));
        Assert.Equal(None, PermissionCalculator.InChannel(Guild, channel, Alex, [Red, Blue]));
        var seen =
            channel with
            {
                PermissionOverwrites = [
                .. channel.PermissionOverwrites,
                new Overwrite(Boss, OverwriteType.Role, None, None),
                new Overwrite(Red, OverwriteType.Role, ViewChannel, None)
            ]
            };
        Assert.Equal(
            ViewChannel | SendMessages | AttachFiles | ManageThreads | PinMessages,
            PermissionCalculator.InChannel(Guild, seen, Alex, [Red, Blue]));
    }

    [Fact]
    public void Without_posting_there_are_no_files_and_pings()
    {
        var quiet = With(new Overwrite(GuildId, OverwriteType.Role, MentionEveryone, SendMessages));
        Assert.Equal(ViewChannel, PermissionCalculator.InChannel(Guild, quiet, Alex, []));
    }

    [Fact]
    public void In_threads_posting_hangs_on_its_own_permission()
    {
        var channel = With(new Overwrite(GuildId, OverwriteType.Role, None, SendMessages));
        Assert.Equal(ViewChannel, PermissionCalculator.InThread(Guild, channel, Alex, []));
        var open = With(new Overwrite(GuildId, OverwriteType.Role, SendMessagesInThreads, SendMessages));
        Assert.Equal(ViewChannel | SendMessages | SendMessagesInThreads | EmbedLinks, PermissionCalculator.InThread(Guild, open, Alex, []));
    }

    [Fact]
    public void A_time_out_leaves_reading()
    {
        var channel = With(new Overwrite(Alex, OverwriteType.Member, ReadMessageHistory | SendMessagesInThreads, None));
        Assert.Equal(ViewChannel | ReadMessageHistory, PermissionCalculator.InChannel(Guild, channel, Alex, [], timedOut: true));
        Assert.Equal(ViewChannel | ReadMessageHistory, PermissionCalculator.InThread(Guild, channel, Alex, [], timedOut: true));
    }

    private static Channel With(params Overwrite[] overwrites) => new() { Id = new(50), PermissionOverwrites = overwrites };
}
