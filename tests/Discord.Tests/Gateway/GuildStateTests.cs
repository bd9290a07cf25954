using Discord.Gateway;
using Discord.Models;
using Discord.Models.Json;
using Tests.Fakes;

namespace Tests.Gateway;

/// <summary>Tests of the state of guilds and of the permissions in them.</summary>
public sealed class GuildStateTests
{
    private const string Lake = """
        {"id":"3","name":"Lake House","owner_id":"2","member_count":5,
         "roles":[{"id":"3","permissions":"1024"},{"id":"11","permissions":"68719476736"}],
         "channels":[{"id":"31","type":0,"name":"rooms","permission_overwrites":[{"id":"11","type":0,"allow":"274877906944","deny":"0"}]},
           {"id":"32","type":0,"name":"___hidden___","flags":131072,"permission_overwrites":[{"id":"3","type":0,"allow":"0",
            "deny":"1024"}]}],
         "threads":[{"id":"34","type":12,"parent_id":"31"},{"id":"35","type":12,"parent_id":"32"}],
         "members":[{"user":{"id":"100","username":"bot"},"roles":["11"]}]}
        """;

    private static readonly Snowflake Guild = new(3);
    private static readonly Snowflake Alex = new(4);

    private readonly GuildState _state = new();
    private readonly DispatchTracker _tracker = new(0);
    private long _sequence;

    public GuildStateTests()
    {
        Take(
            "READY",
            """{"user":{"id":"100","username":"bot"},"session_id":"s","resume_gateway_url":"wss://g.example","guilds":["""
                + """{"id":"3","unavailable":true}]}""");
        Take("GUILD_CREATE", Lake);
    }

    [Fact]
    public void The_bots_permissions_follow_from_roles_and_overwrites_and_for_a_thread_from_its_parent()
    {
        Assert.Equal(
            Permissions.ViewChannel | Permissions.CreatePrivateThreads | Permissions.SendMessagesInThreads,
            _state.OfBot(Guild, new(31)));
        Assert.True(_state.OfBot(Guild, new(34))!.Value.HasFlag(Permissions.SendMessages | Permissions.SendMessagesInThreads));
        Assert.Equal(Permissions.ViewChannel, _state.Of(Guild, new(31), Alex, []));
        Assert.Equal(PermissionCalculator.All, _state.Of(Guild, new(31), new(2), []));
    }

    [Fact]
    public void In_a_hidden_channel_the_bot_may_nothing_and_of_others_nothing_is_known()
    {
        Assert.Equal(Permissions.None, _state.OfBot(Guild, new(32)));
        Assert.Equal(Permissions.None, _state.OfBot(Guild, new(35)));
        Assert.Null(_state.Of(Guild, new(32), Alex, []));
        Assert.Null(_state.Of(Guild, new(35), Alex, []));
    }

    [Fact]
    public void Access_that_is_gained_shows_the_real_channel_and_access_that_is_lost_hides_it()
    {
        Take("CHANNEL_UPDATE", """{"id":"32","type":0,"guild_id":"3","name":"quiet","permission_overwrites":[]}""");
        Assert.True(_state.OfBot(Guild, new(32))!.Value.HasFlag(Permissions.ViewChannel));
        Assert.Equal("quiet", _state.FindChannel(Guild, new(32))!.Name);
        Take(
            "CHANNEL_UPDATE",
            """{"id":"31","type":0,"guild_id":"3","name":"___hidden___","flags":131072,"permission_overwrites":[{"id":"3","type":"""
                + """0,"allow":"0","deny":"1024"}]}""");
        Assert.Equal(Permissions.None, _state.OfBot(Guild, new(31)));
    }

    [Fact]
    public void Roles_that_are_made_changed_and_removed_count_from_then_on()
    {
        Take("GUILD_ROLE_UPDATE", """{"guild_id":"3","role":{"id":"11","permissions":"8"}}""");
        Assert.Equal(PermissionCalculator.All, _state.OfBot(Guild, new(31)));
        Take("GUILD_ROLE_DELETE", """{"guild_id":"3","role_id":"11"}""");
        Assert.Equal(Permissions.ViewChannel, _state.OfBot(Guild, new(31))!.Value & Permissions.ViewChannel);
        Assert.False(_state.OfBot(Guild, new(31))!.Value.HasFlag(Permissions.CreatePrivateThreads));
        Take("GUILD_ROLE_CREATE", """{"guild_id":"3","role":{"id":"12","permissions":"16"}}""");
        Assert.True(_state.Of(Guild, new(31), Alex, [new Snowflake(12)])!.Value.HasFlag(Permissions.ManageChannels));
        Assert.Equal(2, _state.Find(Guild)!.Roles.Count);
    }

    [Fact]
    public void The_bots_own_roles_change_when_the_gateway_says_so_and_those_of_others_do_not_matter()
    {
        Take("GUILD_MEMBER_UPDATE", """{"guild_id":"3","user":{"id":"4"},"roles":[]}""");
        Assert.True(_state.OfBot(Guild, new(31))!.Value.HasFlag(Permissions.CreatePrivateThreads));
        Take("GUILD_MEMBER_UPDATE", """{"guild_id":"3","user":{"id":"100"},"roles":[]}""");
        Assert.Equal(Permissions.ViewChannel, _state.OfBot(Guild, new(31)));
    }

    [Fact]
    public void A_changed_guild_keeps_its_channels()
    {
        Take("GUILD_UPDATE", """{"id":"3","name":"Sea House","owner_id":"4","roles":[{"id":"3","permissions":"1024"}]}""");
        var guild = _state.Find(Guild)!;
        Assert.Equal(("Sea House", 2, 2, 5), (guild.Name, guild.Channels.Count, guild.Threads.Count, guild.MemberCount));
        Assert.Equal(PermissionCalculator.All, _state.Of(Guild, new(31), Alex, []));
    }

    [Fact]
    public void Threads_come_and_go_with_their_channels()
    {
        Take("THREAD_CREATE", """{"id":"36","type":12,"guild_id":"3","parent_id":"31"}""");
        Assert.NotNull(_state.OfBot(Guild, new(36)));
        Take("THREAD_UPDATE", """{"id":"36","type":12,"guild_id":"3","parent_id":"31","thread_metadata":{"archived":true}}""");
        Assert.Null(_state.FindChannel(Guild, new(36)));
        Take(
            "THREAD_LIST_SYNC",
            """{"guild_id":"3","channel_ids":["31"],"threads":[{"id":"37","type":12,"guild_id":"3","parent_id":"31"}]}""");
        Assert.Equal([new Snowflake(35), new Snowflake(37)], _state.Find(Guild)!.Threads.Select(thread => thread.Id).Order());
        Take("CHANNEL_DELETE", """{"id":"31","type":0,"guild_id":"3"}""");
        Assert.Equal([new Snowflake(35)], _state.Find(Guild)!.Threads.Select(thread => thread.Id));
        Take("THREAD_DELETE", """{"id":"35","type":12,"guild_id":"3","parent_id":"32"}""");
        Assert.Empty(_state.Find(Guild)!.Threads);
    }

    [Theory]
    [InlineData("""{"id":"3"}""")]
    [InlineData("""{"id":"3","unavailable":true}""")]
    public void A_guild_that_is_gone_or_out_of_reach_is_not_known(string gone)
    {
        Take("GUILD_DELETE", gone);
        Assert.Null(_state.Find(Guild));
        Assert.Null(_state.OfBot(Guild, new(31)));
        Take("CHANNEL_CREATE", """{"id":"38","type":0,"guild_id":"3"}""");
        Assert.Equal(0, _state.Count);
    }

    [Fact]
    public void A_new_session_begins_with_nothing()
    {
        Take("READY", """{"user":{"id":"100"},"session_id":"t","resume_gateway_url":"wss://g.example"}""");
        Assert.Equal(0, _state.Count);
    }

    [Fact]
    public void The_new_session_of_one_shard_leaves_the_guilds_of_the_others()
    {
        Take("READY", """{"user":{"id":"100"},"session_id":"t","resume_gateway_url":"wss://g.example","shard":[1,2]}""");
        Assert.Equal(1, _state.Count);
        Take("READY", """{"user":{"id":"100"},"session_id":"t","resume_gateway_url":"wss://g.example","shard":[0,2]}""");
        Assert.Equal(0, _state.Count);
    }

    [Fact]
    public void What_a_resumed_session_does_not_tell_is_learned_once_and_then_kept_right_by_the_events()
    {
        var resumed = new GuildState();
        Assert.Null(resumed.Self);
        Assert.True(Learn(resumed, resumed.Version(Guild)));
        Assert.Equal(new Snowflake(100), resumed.Self);
        Assert.True(resumed.OfBot(Guild, new(31))!.Value.HasFlag(Permissions.CreatePrivateThreads));
        Take(resumed, "GUILD_ROLE_UPDATE", """{"guild_id":"3","role":{"id":"11","permissions":"0"}}""");
        Assert.False(resumed.OfBot(Guild, new(31))!.Value.HasFlag(Permissions.CreatePrivateThreads));
        Take(resumed, "GUILD_MEMBER_UPDATE", """{"guild_id":"3","user":{"id":"100"},"roles":[]}""");
        Assert.Empty(resumed.OwnRoles(Guild)!);
    }

    [Theory]
    [InlineData("GUILD_ROLE_UPDATE", """{"guild_id":"3","role":{"id":"11","permissions":"0"}}""")]
    [InlineData("CHANNEL_UPDATE", """{"id":"31","type":0,"guild_id":"3"}""")]
    [InlineData("GUILD_DELETE", """{"id":"3"}""")]
    [InlineData("GUILD_MEMBER_UPDATE", """{"guild_id":"3","user":{"id":"100"},"roles":[]}""")]
    [InlineData("READY", """{"user":{"id":"100"},"session_id":"t","resume_gateway_url":"wss://g.example"}""")]
    public void What_was_asked_for_before_something_was_told_is_not_taken(string name, string json)
    {
        var resumed = new GuildState();
        var mark = resumed.Version(Guild);
        Take(resumed, name, json);
        Assert.False(Learn(resumed, mark));
        Assert.Equal(0, resumed.Count);
        Assert.True(Learn(resumed, resumed.Version(Guild)));
    }

    [Fact]
    public void What_belongs_to_no_guild_changes_nothing()
    {
        Take("CHANNEL_UPDATE", """{"id":"90","type":1}""");
        Take("CHANNEL_DELETE", """{"id":"31","type":0}""");
        Take("INTERACTION_CREATE", """{"id":"1"}""");
        Assert.Equal(2, _state.Find(Guild)!.Channels.Count);
    }

    [Fact]
    public async Task It_is_up_to_date_before_a_handler_sees_the_event_and_a_strange_event_does_no_harm()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var state = new GuildState();
        await using var run = new GatewayRun(discord, guilds: state);
        var named = new TaskCompletionSource<string?>();
        run.Act = (dispatch, _) =>
        {
            if (dispatch.EventName == "GUILD_UPDATE")
                named.TrySetResult(state.Find(Guild)?.Name);
            return Task.CompletedTask;
        };
        var socket = await discord.StartSessionAsync();
        await socket.DispatchAsync("GUILD_CREATE", 2, """{"id":"3","name":"first"}""");
        await socket.DispatchAsync("CHANNEL_CREATE", 3, "[]");
        await socket.DispatchAsync("GUILD_UPDATE", 4, """{"id":"3","name":"second"}""");
        Assert.Equal("second", await Wait.For(named.Task, "the update"));
    }

    private static bool Learn(GuildState state, long mark)
    {
        var asked = System.Text.Json.JsonSerializer.Deserialize<Guild>(Lake, DiscordJson.Options)!;
        return state.Learn(mark, asked with { Channels = [] }, [asked.Channels[0]], new(100), [new(11)]);
    }

    private void Take(string name, string json) => Take(_state, name, json);

    private void Take(GuildState state, string name, string json) =>
        state.Apply(new Dispatch(
            name,
            ++_sequence,
            System.Text.Encoding.UTF8.GetBytes(json),
            new GatewaySession("s", "wss://g.example", _sequence),
            _tracker));
}
