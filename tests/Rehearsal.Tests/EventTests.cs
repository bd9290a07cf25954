using System.Text.Json;
using Rehearsal.World;

namespace Tests;

/// <summary>Tests which events the gateway sends, to whom, how often, and in which order.</summary>
public sealed class EventTests
{
    private const int Members = 1 << 1;
    private const int GuildMessages = 1 << 9;

    private static string Name(JsonElement frame) => frame.GetProperty("t").GetString()!;

    [Theory]
    [InlineData(1, false)]
    [InlineData(1 | GuildMessages, true)]
    public async Task Messages_of_a_server_need_their_intent(int intents, bool told)
    {
        await using var fixture = await RawBotFixture.OpenAsync(intents);
        await fixture.Bot.DispatchAsync("GUILD_CREATE");
        fixture.Alex.Say(fixture.Home, "hello");
        fixture.Guild.AddText("later");
        Assert.Equal(told ? "MESSAGE_CREATE" : "CHANNEL_CREATE", Name(await fixture.Bot.FrameAsync()));
    }

    [Fact]
    public async Task Without_the_members_intent_nobody_comes_and_goes()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var room = await fixture.ThreadAsync();
        await fixture.Bot.DispatchAsync("THREAD_CREATE");
        Assert.Equal(204, (await fixture.Bot.PutAsync($"/channels/{room.Id}/thread-members/{fixture.Alex.Id}")).Status);
        fixture.Guild.Leave(fixture.Sam);
        fixture.Guild.AddText("later");
        Assert.Equal("CHANNEL_CREATE", Name(await fixture.Bot.FrameAsync()));
    }

    [Fact]
    public async Task A_change_of_the_bot_itself_is_told_without_that_intent_too()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.Bot.DispatchAsync("GUILD_CREATE");
        fixture.Guild.Give(fixture.Alex, fixture.Guild.AddRole("Guides"));
        fixture.Guild.Take(fixture.World.Bot, fixture.Guild.BotRole!);
        Assert.Equal("GUILD_ROLE_CREATE", Name(await fixture.Bot.FrameAsync()));
        var update = await fixture.Bot.FrameAsync();
        Assert.Equal("GUILD_MEMBER_UPDATE", Name(update));
        Assert.Equal($"{fixture.World.Bot.Id}", update.GetProperty("d").GetProperty("user").GetProperty("id").GetString());
        Assert.Equal(0, update.GetProperty("d").GetProperty("roles").GetArrayLength());
    }

    [Fact]
    public async Task A_deleted_role_leaves_its_members_and_channels_and_is_told()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (role, other) = (fixture.Guild.AddRole("Guides"), fixture.Guild.AddRole("Others"));
        foreach (var user in (WorldUser[])[fixture.Alex, fixture.World.Bot])
            fixture.Guild.Give(user, role);
        fixture.Guild.Give(fixture.Alex, other);
        fixture.Home.Deny(fixture.Guild.Everyone, WorldPermission.ViewChannel);
        fixture.Home.Allow(role, WorldPermission.ViewChannel);
        Assert.Equal([fixture.Home], fixture.Alex.VisibleChannels);

        fixture.Guild.RemoveRole(role);
        var gone = await fixture.Bot.DispatchAsync("GUILD_ROLE_DELETE");
        Assert.Equal($$"""{"guild_id":"{{fixture.Guild.Id}}","role_id":"{{role.Id}}"}""", gone.GetRawText());
        Assert.Equal("___hidden___", (await fixture.Bot.DispatchAsync("CHANNEL_UPDATE")).GetProperty("name").GetString());
        Assert.Equal(50001, (await fixture.Bot.GetAsync($"/channels/{fixture.Home.Id}")).Code);
        Assert.DoesNotContain(role, fixture.Guild.Roles);
        Assert.Equal([other], fixture.Guild.Member(fixture.Alex)!.Roles);
        Assert.Equal([fixture.Guild.BotRole!], fixture.Guild.Member(fixture.World.Bot)!.Roles);
        Assert.Equal([fixture.Guild.Id], fixture.Home.Overwrites.Keys);
        Assert.Empty(fixture.Alex.VisibleChannels);
        Assert.True(fixture.Guild.AddRole("Later").Position > other.Position);
    }

    [Fact]
    public async Task A_deleted_role_may_open_what_it_closed()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var role = fixture.Guild.AddRole("Newcomers");
        fixture.Guild.Give(fixture.Alex, role);
        fixture.Guild.Give(fixture.World.Bot, role);
        fixture.Home.Deny(role, WorldPermission.ViewChannel);
        Assert.Empty(fixture.Alex.VisibleChannels);
        fixture.Guild.RemoveRole(role);
        await fixture.Bot.DispatchAsync("GUILD_ROLE_DELETE");
        var whole = await fixture.Bot.DispatchAsync("CHANNEL_UPDATE");
        Assert.Equal(("couples", 0), (whole.GetProperty("name").GetString(), whole.GetProperty("permission_overwrites").GetArrayLength()));
        Assert.Equal([fixture.Home], fixture.Alex.VisibleChannels);
    }

    [Fact]
    public async Task Without_the_guilds_intent_no_role_comes_or_goes()
    {
        await using var fixture = await RawBotFixture.OpenAsync(GuildMessages);
        fixture.Guild.RemoveRole(fixture.Guild.AddRole("Guides"));
        fixture.Alex.Say(fixture.Home, "hello");
        Assert.Equal("MESSAGE_CREATE", Name(await fixture.Bot.FrameAsync()));
    }

    [Fact]
    public async Task Some_roles_cannot_be_deleted()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var role = fixture.Guild.AddRole("Guides");
        fixture.Guild.RemoveRole(role);
        foreach (var kept in (WorldRole[])[role, fixture.Guild.Everyone, fixture.Guild.BotRole!])
            Assert.Throws<RehearsalException>(() => fixture.Guild.RemoveRole(kept));
        Assert.Equal([fixture.Guild.Everyone, fixture.Guild.BotRole!], fixture.Guild.Roles);
    }

    [Fact]
    public async Task With_the_members_intent_a_thread_tells_who_was_added()
    {
        await using var fixture = await RawBotFixture.OpenAsync(1 | Members, o => o with { PrivilegedIntents = Members });
        var room = await fixture.ThreadAsync(members: [fixture.Alex]);
        var update = await fixture.Bot.DispatchAsync("THREAD_MEMBERS_UPDATE");
        Assert.Equal($"{room.Id}", update.GetProperty("id").GetString());
        Assert.Equal($"{fixture.Alex.Id}", update.GetProperty("added_members")[0].GetProperty("user_id").GetString());
        Assert.Equal(2, update.GetProperty("member_count").GetInt32());
    }

    [Fact]
    public async Task An_event_may_come_before_the_reply_to_what_caused_it()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.Bot.DispatchAsync("GUILD_CREATE");
        var (faults, gate) = (fixture.World.Faults, new TaskCompletionSource());
        faults.Events = EventOrder.BeforeReply;
        var outAsync = faults.EventsOutAsync;
        faults.EventsOutAsync = async () =>
        {
            await outAsync();
            await gate.Task;
        };
        var pending = fixture.ThreadAsync();
        var told = await fixture.Bot.DispatchAsync("THREAD_CREATE");
        Assert.False(pending.IsCompleted);
        gate.SetResult();
        Assert.Equal($"{(await pending).Id}", told.GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_event_may_come_after_the_reply_to_what_caused_it()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.Bot.DispatchAsync("GUILD_CREATE");
        fixture.World.Faults.Events = EventOrder.AfterReply;
        fixture.World.RequestBegins();
        fixture.Guild.AddText("later");
        Assert.Equal(1, fixture.World.Undelivered());
        fixture.World.RequestEnds();
        Assert.Equal(0, fixture.World.Undelivered());
        await fixture.Bot.DispatchAsync("CHANNEL_CREATE");
    }

    [Fact]
    public async Task Any_event_may_come_twice()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.Bot.DispatchAsync("GUILD_CREATE");
        fixture.World.Faults.DuplicateDispatches(1);
        var first = fixture.Guild.AddText("one");
        fixture.Guild.AddText("two");
        Assert.Equal($"{first.Id}", (await fixture.Bot.DispatchAsync("CHANNEL_CREATE")).GetProperty("id").GetString());
        Assert.Equal($"{first.Id}", (await fixture.Bot.DispatchAsync("CHANNEL_CREATE")).GetProperty("id").GetString());
        Assert.Equal("two", (await fixture.Bot.DispatchAsync("CHANNEL_CREATE")).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Any_event_may_never_come()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.Bot.DispatchAsync("GUILD_CREATE");
        fixture.World.Faults.LoseDispatches(1);
        // No event is sent for this, so it is not the event that gets lost.
        fixture.Guild.Leave(fixture.Sam);
        fixture.Guild.AddText("one");
        fixture.Guild.AddText("two");
        var next = await fixture.Bot.FrameAsync();
        Assert.Equal(("two", 3), (next.GetProperty("d").GetProperty("name").GetString(), next.GetProperty("s").GetInt32()));
    }

    [Fact]
    public async Task Held_events_may_come_last_first_and_are_counted_in_order()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.RegisterPingAsync();
        await fixture.Bot.DispatchAsync("GUILD_CREATE");
        var seen = fixture.Bot.Sequence;
        fixture.World.Faults.HoldDispatches();
        _ = fixture.Alex.CommandAsync(fixture.Home, "ping");
        fixture.Guild.AddText("later");
        fixture.World.Faults.ReverseHeldDispatches();
        fixture.World.Faults.ReleaseDispatches();
        var (first, second) = (await fixture.Bot.FrameAsync(), await fixture.Bot.FrameAsync());
        Assert.Equal(("CHANNEL_CREATE", "INTERACTION_CREATE"), (Name(first), Name(second)));
        Assert.Equal((seen + 1, seen + 2), (first.GetProperty("s").GetInt32(), second.GetProperty("s").GetInt32()));
    }

    [Fact]
    public async Task Losing_a_channel_tells_of_no_deleted_thread()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.ThreadAsync();
        await fixture.Bot.DispatchAsync("THREAD_CREATE");
        fixture.World.Faults.Revoke(fixture.Home, WorldPermission.ViewChannel);
        Assert.Equal("CHANNEL_UPDATE", Name(await fixture.Bot.FrameAsync()));
        fixture.Guild.AddText("later");
        Assert.Equal("CHANNEL_CREATE", Name(await NextButUpdatesAsync(fixture)));
    }

    private static async Task<JsonElement> NextButUpdatesAsync(RawBotFixture fixture)
    {
        while (true)
        {
            var frame = await fixture.Bot.FrameAsync();
            if (Name(frame) != "CHANNEL_UPDATE")
                return frame;
        }
    }
}
