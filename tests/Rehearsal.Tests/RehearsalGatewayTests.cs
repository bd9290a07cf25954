using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.World;

namespace Tests;

public sealed class RehearsalGatewayTests
{
    private static (string? Id, string? Name, int Flags) Shape(JsonElement channel) =>
        (channel.GetProperty("id").GetString(), channel.GetProperty("name").GetString(), channel.GetProperty("flags").GetInt32());

    [Fact]
    public async Task Ready_names_the_servers_and_guild_create_shows_them()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var guild = await fixture.Bot.DispatchAsync("GUILD_CREATE");

        Assert.Equal($"{fixture.Guild.Id}", guild.GetProperty("id").GetString());
        Assert.Equal("couples", guild.GetProperty("channels")[0].GetProperty("name").GetString());
        Assert.False(guild.GetProperty("unavailable").GetBoolean());
        Assert.Equal(2, fixture.Bot.Sequence);
    }

    [Fact]
    public async Task Without_the_guilds_intent_there_is_no_guild_create_but_interactions_come()
    {
        await using var fixture = await RawBotFixture.OpenAsync(intents: 0);
        var (_, interaction) = await fixture.PingAsync();
        Assert.Equal(2, interaction.GetProperty("type").GetInt32());
        Assert.Equal(2, fixture.Bot.Sequence);
    }

    [Fact]
    public async Task Heartbeats_are_acknowledged_until_a_fault_says_otherwise()
    {
        await using var fixture = await RawBotFixture.OpenAsync(intents: 0);
        await fixture.Bot.SendAsync(1, JsonValue.Create(1));
        Assert.Equal(11, (await fixture.Bot.FrameAsync()).GetProperty("op").GetInt32());

        fixture.World.Faults.StopAcknowledgingHeartbeats();
        await fixture.Bot.SendAsync(1, JsonValue.Create(1));
        fixture.World.Faults.AskToReconnect();
        Assert.Equal(7, (await fixture.Bot.FrameAsync()).GetProperty("op").GetInt32());
    }

    [Theory]
    [InlineData(1 << 30, 4013)]
    [InlineData(2, 4014)]
    [InlineData(1 << 15, 4014)]
    public async Task Wrong_intents_are_refused(int intents, int code)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await using var bot = await fixture.ConnectedAsync();
        await bot.IdentifyAsync(intents);
        Assert.Equal(code, await bot.CloseCodeAsync());
        Assert.Contains(fixture.World.Violations, v => v.Request == $"gateway close {code}");
    }

    [Fact]
    public async Task A_wrong_token_is_refused()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await using var bot = await fixture.ConnectedAsync();
        await bot.IdentifyAsync(1, token: "wrong");
        Assert.Equal(4004, await bot.CloseCodeAsync());
    }

    [Fact]
    public async Task A_token_may_carry_the_prefix_of_rest()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await using var bot = await fixture.ConnectedAsync();
        await bot.IdentifyAsync(1, token: $"Bot {fixture.Server.BotToken}");
        await bot.DispatchAsync("READY");
    }

    [Fact]
    public async Task Identifying_twice_is_refused()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.Bot.IdentifyAsync(1);
        Assert.Equal(4005, await fixture.Bot.CloseCodeAsync());
    }

    [Theory]
    [InlineData("""{"op":3,"d":{}}""", 4003)]
    [InlineData("""{"op":77,"d":{}}""", 4001)]
    [InlineData("{nonsense", 4002)]
    public async Task Bad_frames_are_refused(string frame, int code)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await using var bot = await fixture.ConnectedAsync();
        await bot.SendRawAsync(frame);
        Assert.Equal(code, await bot.CloseCodeAsync());
    }

    [Theory]
    [InlineData(4096, 0)]
    [InlineData(4097, 4002)]
    public async Task A_frame_holds_4096_bytes(int size, int code)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await using var bot = await fixture.ConnectedAsync();
        const string Frame = """{"op":1,"d":null}""";
        await bot.SendRawAsync(Frame.PadRight(size));
        if (code == 0)
            Assert.Equal(11, (await bot.FrameAsync()).GetProperty("op").GetInt32());
        else
            Assert.Equal(code, await bot.CloseCodeAsync());
    }

    [Fact]
    public async Task More_than_120_frames_a_minute_are_too_many()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await using var bot = await fixture.ConnectedAsync();
        for (var i = 0; i < 121; i++)
            await bot.SendRawAsync("""{"op":1,"d":null}""");
        Assert.Equal(4008, await bot.CloseCodeAsync());
    }

    [Fact]
    public async Task Dispatches_can_be_held_back_while_rest_goes_on()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.RegisterPingAsync();
        await fixture.Bot.DispatchAsync("GUILD_CREATE");
        fixture.World.Faults.HoldDispatches();
        _ = fixture.Alex.CommandAsync(fixture.Home, "ping");
        await fixture.PostAsync(new { content = "still here" });
        await fixture.Bot.SendAsync(1, JsonValue.Create(2));
        Assert.Equal(11, (await fixture.Bot.FrameAsync()).GetProperty("op").GetInt32());
        fixture.World.Faults.ReleaseDispatches();
        await fixture.Bot.InteractionAsync();
    }

    [Fact]
    public async Task An_interaction_may_come_twice()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        fixture.World.Faults.DuplicateNextInteraction();
        var (_, first) = await fixture.PingAsync();
        var second = await fixture.Bot.InteractionAsync();
        Assert.Equal(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_gateway_can_close_with_any_code()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        fixture.World.Faults.CloseGateway(4000);
        Assert.Equal(4000, await fixture.Bot.CloseCodeAsync());
    }

    [Fact]
    public async Task A_channel_without_a_view_is_only_a_shape()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.Bot.DispatchAsync("GUILD_CREATE");
        fixture.Home.Topic = "for two";
        fixture.Alex.Say(fixture.Home, "hello");
        fixture.Home.Deny(fixture.World.Bot, WorldPermission.ViewChannel);
        var hidden = await fixture.Bot.DispatchAsync("CHANNEL_UPDATE");
        Assert.Equal(($"{fixture.Home.Id}", "___hidden___", 1 << 17), Shape(hidden));
        foreach (var told in (string[])["topic", "last_message_id"])
            Assert.Equal(JsonValueKind.Null, hidden.GetProperty(told).ValueKind);
        var overwrite = Assert.Single(hidden.GetProperty("permission_overwrites").EnumerateArray().ToList());
        Assert.Equal(
            ($"{fixture.Guild.Id}", 0, "0", $"{(ulong)WorldPermission.ViewChannel}"),
            (overwrite.GetProperty("id")
                .GetString(), overwrite.GetProperty("type")
                    .GetInt32(), overwrite.GetProperty("allow").GetString(), overwrite.GetProperty("deny").GetString()));
    }

    /// <summary>The view is changed by a role, because a change of the channel itself would cause an event anyway.</summary>
    [Fact]
    public async Task A_channel_that_comes_into_view_is_told_whole()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        fixture.Home.Topic = "for two";
        var hello = fixture.Alex.Say(fixture.Home, "hello");
        fixture.Home.Deny(fixture.World.Bot, WorldPermission.ViewChannel);
        var room = fixture.Alex.CreateThread(fixture.Home, "Room");
        await using var bot = await RawBot.StartAsync(fixture.Server);
        Assert.Equal("___hidden___", Shape((await bot.DispatchAsync("GUILD_CREATE")).GetProperty("channels")[0]).Name);

        fixture.Guild.BotRole!.Permissions |= WorldPermission.Administrator;
        Assert.Equal("GUILD_ROLE_UPDATE", (await bot.FrameAsync()).GetProperty("t").GetString());
        var update = await bot.FrameAsync();
        Assert.Equal("CHANNEL_UPDATE", update.GetProperty("t").GetString());
        var whole = update.GetProperty("d");
        Assert.Equal(($"{fixture.Home.Id}", "couples", 0), Shape(whole));
        Assert.Equal(
            ("for two", $"{hello.Id}"),
            (whole.GetProperty("topic").GetString(), whole.GetProperty("last_message_id").GetString()));
        Assert.Equal($"{fixture.World.Bot.Id}", whole.GetProperty("permission_overwrites")[0].GetProperty("id").GetString());
        var sync = await bot.DispatchAsync("THREAD_LIST_SYNC");
        Assert.Equal($"{fixture.Home.Id}", sync.GetProperty("channel_ids")[0].GetString());
        Assert.Equal($"{room.Id}", sync.GetProperty("threads")[0].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData(true, "couples", 0)]
    [InlineData(false, "___hidden___", 1 << 17)]
    public async Task A_deleted_channel_is_told_as_the_bot_saw_it(bool seen, string name, int flags)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        if (!seen)
            fixture.Home.Deny(fixture.World.Bot, WorldPermission.ViewChannel);
        fixture.Home.Topic = "for two";
        fixture.World.Faults.Delete(fixture.Home);
        var gone = await fixture.Bot.DispatchAsync("CHANNEL_DELETE");
        Assert.Equal(($"{fixture.Home.Id}", name, flags), Shape(gone));
        Assert.Equal(seen ? "for two" : null, gone.GetProperty("topic").GetString());
        Assert.Equal(
            seen ? [] : [$"{fixture.Guild.Id}"],
            gone.GetProperty("permission_overwrites").EnumerateArray().Select(o => o.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Others_words_are_blank_without_the_message_content_intent()
    {
        await using var fixture = await RawBotFixture.OpenAsync(intents: 1 | (1 << 9));
        fixture.Alex.Say(fixture.Home, "between us");
        Assert.Equal("", (await fixture.Bot.DispatchAsync("MESSAGE_CREATE")).GetProperty("content").GetString());
        fixture.Alex.Say(fixture.Home, $"{fixture.World.Bot.Mention} hello");
        Assert.Contains(
            "hello",
            (await fixture.Bot.DispatchAsync("MESSAGE_CREATE")).GetProperty("content").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_come_and_go_only_with_the_members_intent()
    {
        await using var fixture = await RawBotFixture.OpenAsync(intents: 3, o => o with { PrivilegedIntents = 2 });
        fixture.Guild.Leave(fixture.Sam);
        var left = await fixture.Bot.DispatchAsync("GUILD_MEMBER_REMOVE");
        Assert.Equal($"{fixture.Sam.Id}", left.GetProperty("user").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_kicked_bot_is_told_and_may_come_back()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        fixture.World.Faults.KickBot(fixture.Guild);
        Assert.False((await fixture.Bot.DispatchAsync("GUILD_DELETE")).TryGetProperty("unavailable", out _));
        Assert.Equal(10004, (await fixture.Bot.GetAsync($"/guilds/{fixture.Guild.Id}")).Code);
        fixture.Guild.AddBot();
        await fixture.Bot.DispatchAsync("GUILD_CREATE");
    }
}
