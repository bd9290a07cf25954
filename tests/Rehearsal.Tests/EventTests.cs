using System.Text.Json;
using Rehearsal.World;

namespace Tests;

/// <summary>What the gateway tells, to whom, how often, and in which order.</summary>
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
        await using var place = await RawBotFixture.OpenAsync(intents);
        await place.Bot.DispatchAsync("GUILD_CREATE");
        place.Alex.Say(place.Home, "hello");
        place.Guild.AddText("later");
        Assert.Equal(told ? "MESSAGE_CREATE" : "CHANNEL_CREATE", Name(await place.Bot.FrameAsync()));
    }

    [Fact]
    public async Task Without_the_members_intent_nobody_comes_and_goes()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var room = await place.ThreadAsync();
        await place.Bot.DispatchAsync("THREAD_CREATE");
        Assert.Equal(204, (await place.Bot.PutAsync($"/channels/{room.Id}/thread-members/{place.Alex.Id}")).Status);
        place.Guild.Leave(place.Sam);
        place.Guild.AddText("later");
        Assert.Equal("CHANNEL_CREATE", Name(await place.Bot.FrameAsync()));
    }

    [Fact]
    public async Task A_change_of_the_bot_itself_is_told_without_that_intent_too()
    {
        await using var place = await RawBotFixture.OpenAsync();
        await place.Bot.DispatchAsync("GUILD_CREATE");
        place.Guild.Give(place.Alex, place.Guild.AddRole("Guides"));
        place.Guild.Take(place.World.Bot, place.Guild.BotRole!);
        Assert.Equal("GUILD_ROLE_CREATE", Name(await place.Bot.FrameAsync()));
        var update = await place.Bot.FrameAsync();
        Assert.Equal("GUILD_MEMBER_UPDATE", Name(update));
        Assert.Equal($"{place.World.Bot.Id}", update.GetProperty("d").GetProperty("user").GetProperty("id").GetString());
        Assert.Equal(0, update.GetProperty("d").GetProperty("roles").GetArrayLength());
    }

    [Fact]
    public async Task A_deleted_role_leaves_its_members_and_channels_and_is_told()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var (role, other) = (place.Guild.AddRole("Guides"), place.Guild.AddRole("Others"));
        foreach (var user in (User[])[place.Alex, place.World.Bot])
            place.Guild.Give(user, role);
        place.Guild.Give(place.Alex, other);
        place.Home.Deny(place.Guild.Everyone, Permission.ViewChannel);
        place.Home.Allow(role, Permission.ViewChannel);
        Assert.Equal([place.Home], place.Alex.VisibleChannels);

        place.Guild.RemoveRole(role);
        var gone = await place.Bot.DispatchAsync("GUILD_ROLE_DELETE");
        Assert.Equal($$"""{"guild_id":"{{place.Guild.Id}}","role_id":"{{role.Id}}"}""", gone.GetRawText());
        Assert.Equal("___hidden___", (await place.Bot.DispatchAsync("CHANNEL_UPDATE")).GetProperty("name").GetString());
        Assert.Equal(50001, (await place.Bot.GetAsync($"/channels/{place.Home.Id}")).Code);
        Assert.DoesNotContain(role, place.Guild.Roles);
        Assert.Equal([other], place.Guild.Member(place.Alex)!.Roles);
        Assert.Equal([place.Guild.BotRole!], place.Guild.Member(place.World.Bot)!.Roles);
        Assert.Equal([place.Guild.Id], place.Home.Overwrites.Keys);
        Assert.Empty(place.Alex.VisibleChannels);
        Assert.True(place.Guild.AddRole("Later").Position > other.Position);
    }

    [Fact]
    public async Task A_deleted_role_may_open_what_it_closed()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var role = place.Guild.AddRole("Newcomers");
        place.Guild.Give(place.Alex, role);
        place.Guild.Give(place.World.Bot, role);
        place.Home.Deny(role, Permission.ViewChannel);
        Assert.Empty(place.Alex.VisibleChannels);
        place.Guild.RemoveRole(role);
        await place.Bot.DispatchAsync("GUILD_ROLE_DELETE");
        var whole = await place.Bot.DispatchAsync("CHANNEL_UPDATE");
        Assert.Equal(("couples", 0), (whole.GetProperty("name").GetString(), whole.GetProperty("permission_overwrites").GetArrayLength()));
        Assert.Equal([place.Home], place.Alex.VisibleChannels);
    }

    [Fact]
    public async Task Without_the_guilds_intent_no_role_comes_or_goes()
    {
        await using var place = await RawBotFixture.OpenAsync(GuildMessages);
        place.Guild.RemoveRole(place.Guild.AddRole("Guides"));
        place.Alex.Say(place.Home, "hello");
        Assert.Equal("MESSAGE_CREATE", Name(await place.Bot.FrameAsync()));
    }

    [Fact]
    public async Task Some_roles_cannot_be_deleted()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var role = place.Guild.AddRole("Guides");
        place.Guild.RemoveRole(role);
        foreach (var kept in (Role[])[role, place.Guild.Everyone, place.Guild.BotRole!])
            Assert.Throws<RehearsalException>(() => place.Guild.RemoveRole(kept));
        Assert.Equal([place.Guild.Everyone, place.Guild.BotRole!], place.Guild.Roles);
    }

    [Fact]
    public async Task With_the_members_intent_a_thread_tells_who_was_added()
    {
        await using var place = await RawBotFixture.OpenAsync(1 | Members, o => o with { PrivilegedIntents = Members });
        var room = await place.ThreadAsync(members: [place.Alex]);
        var update = await place.Bot.DispatchAsync("THREAD_MEMBERS_UPDATE");
        Assert.Equal($"{room.Id}", update.GetProperty("id").GetString());
        Assert.Equal($"{place.Alex.Id}", update.GetProperty("added_members")[0].GetProperty("user_id").GetString());
        Assert.Equal(2, update.GetProperty("member_count").GetInt32());
    }

    [Fact]
    public async Task An_event_may_come_before_the_reply_to_what_caused_it()
    {
        await using var place = await RawBotFixture.OpenAsync();
        await place.Bot.DispatchAsync("GUILD_CREATE");
        var (faults, gate) = (place.World.Faults, new TaskCompletionSource());
        faults.Events = EventOrder.BeforeReply;
        var outAsync = faults.EventsOutAsync;
        faults.EventsOutAsync = async () =>
        {
            await outAsync();
            await gate.Task;
        };
        var pending = place.ThreadAsync();
        var told = await place.Bot.DispatchAsync("THREAD_CREATE");
        Assert.False(pending.IsCompleted);
        gate.SetResult();
        Assert.Equal($"{(await pending).Id}", told.GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_event_may_come_after_the_reply_to_what_caused_it()
    {
        await using var place = await RawBotFixture.OpenAsync();
        await place.Bot.DispatchAsync("GUILD_CREATE");
        place.World.Faults.Events = EventOrder.AfterReply;
        place.World.RequestBegins();
        place.Guild.AddText("later");
        Assert.Equal(1, place.World.Undelivered());
        place.World.RequestEnds();
        Assert.Equal(0, place.World.Undelivered());
        await place.Bot.DispatchAsync("CHANNEL_CREATE");
    }

    [Fact]
    public async Task Any_event_may_come_twice()
    {
        await using var place = await RawBotFixture.OpenAsync();
        await place.Bot.DispatchAsync("GUILD_CREATE");
        place.World.Faults.DuplicateDispatches(1);
        var first = place.Guild.AddText("one");
        place.Guild.AddText("two");
        Assert.Equal($"{first.Id}", (await place.Bot.DispatchAsync("CHANNEL_CREATE")).GetProperty("id").GetString());
        Assert.Equal($"{first.Id}", (await place.Bot.DispatchAsync("CHANNEL_CREATE")).GetProperty("id").GetString());
        Assert.Equal("two", (await place.Bot.DispatchAsync("CHANNEL_CREATE")).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Any_event_may_never_come()
    {
        await using var place = await RawBotFixture.OpenAsync();
        await place.Bot.DispatchAsync("GUILD_CREATE");
        place.World.Faults.LoseDispatches(1);
        // Of this nobody would have heard, so that it is not what gets lost.
        place.Guild.Leave(place.Sam);
        place.Guild.AddText("one");
        place.Guild.AddText("two");
        var next = await place.Bot.FrameAsync();
        Assert.Equal(("two", 3), (next.GetProperty("d").GetProperty("name").GetString(), next.GetProperty("s").GetInt32()));
    }

    [Fact]
    public async Task Held_events_may_come_last_first_and_are_counted_in_order()
    {
        await using var place = await RawBotFixture.OpenAsync();
        await place.RegisterPingAsync();
        await place.Bot.DispatchAsync("GUILD_CREATE");
        var seen = place.Bot.Sequence;
        place.World.Faults.HoldDispatches();
        _ = place.Alex.CommandAsync(place.Home, "ping");
        place.Guild.AddText("later");
        place.World.Faults.ReverseHeldDispatches();
        place.World.Faults.ReleaseDispatches();
        var (first, second) = (await place.Bot.FrameAsync(), await place.Bot.FrameAsync());
        Assert.Equal(("CHANNEL_CREATE", "INTERACTION_CREATE"), (Name(first), Name(second)));
        Assert.Equal((seen + 1, seen + 2), (first.GetProperty("s").GetInt32(), second.GetProperty("s").GetInt32()));
    }

    [Fact]
    public async Task Losing_a_channel_tells_of_no_deleted_thread()
    {
        await using var place = await RawBotFixture.OpenAsync();
        await place.ThreadAsync();
        await place.Bot.DispatchAsync("THREAD_CREATE");
        place.World.Faults.Revoke(place.Home, Permission.ViewChannel);
        Assert.Equal("CHANNEL_UPDATE", Name(await place.Bot.FrameAsync()));
        place.Guild.AddText("later");
        Assert.Equal("CHANNEL_CREATE", Name(await NextButUpdatesAsync(place)));
    }

    private static async Task<JsonElement> NextButUpdatesAsync(RawBotFixture place)
    {
        while (true)
        {
            var frame = await place.Bot.FrameAsync();
            if (Name(frame) != "CHANNEL_UPDATE")
                return frame;
        }
    }
}
