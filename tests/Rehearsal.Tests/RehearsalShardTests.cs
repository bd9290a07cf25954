using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal;
using Rehearsal.World;

namespace Tests;

/// <summary>
/// Tests of several connections that share the servers, of the rate at which they may identify, and of compressed frames.
/// </summary>
public sealed class RehearsalShardTests
{
    private static readonly RateLimitOptions _realistic = RateLimitOptions.Realistic;

    [Fact]
    public async Task Each_shard_hears_of_its_own_servers_and_the_first_of_direct_messages()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var other = Other(fixture, of: 2);
        var (first, second) = (await ShardAsync(fixture, Of(fixture.Guild, 2)), await ShardAsync(fixture, Of(other, 2)));
        await using var disposeFirst = first.Bot;
        await using var disposeSecond = second.Bot;
        Assert.Equal([$"{fixture.Guild.Id}"], first.Guilds);
        Assert.Equal([$"{other.Id}"], second.Guilds);

        other.AddText("reeds");
        fixture.Guild.AddText("sand");
        Assert.Equal("sand", (await first.Bot.DispatchAsync("CHANNEL_CREATE")).GetProperty("name").GetString());
        Assert.Equal("reeds", (await second.Bot.DispatchAsync("CHANNEL_CREATE")).GetProperty("name").GetString());

        await fixture.RegisterPingAsync();
        var zero = Of(fixture.Guild, 2) == 0 ? first.Bot : second.Bot;
        _ = fixture.Alex.CommandAsync(fixture.Alex.OpenDirect(), "ping");
        Assert.False((await zero.InteractionAsync()).TryGetProperty("guild_id", out _));
        _ = fixture.Alex.CommandAsync(fixture.Home, "ping");
        Assert.Equal($"{fixture.Guild.Id}", (await first.Bot.InteractionAsync()).GetProperty("guild_id").GetString());
    }

    [Fact]
    public async Task A_resumed_shard_is_the_shard_it_was()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var other = Other(fixture, of: 2);
        var (bot, _) = await ShardAsync(fixture, Of(other, 2));
        var session = bot.SessionId;
        var seen = bot.Sequence;
        bot.Break();
        fixture.Guild.AddText("sand");
        other.AddText("reeds");
        await using var again = await fixture.ConnectedAsync();
        await again.ResumeAsync(session, seen);
        var frame = await again.FrameAsync();
        Assert.Equal((seen + 1, "reeds"), (frame.GetProperty("s").GetInt32(), frame.GetProperty("d").GetProperty("name").GetString()));
        await bot.DisposeAsync();
    }

    [Theory]
    [InlineData("[2,2]")]
    [InlineData("[-1,2]")]
    [InlineData("[0]")]
    [InlineData("[0,0]")]
    [InlineData("0")]
    public async Task A_shard_that_cannot_be_is_refused(string shard)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await using var bot = await fixture.ConnectedAsync();
        await bot.IdentifyAsync(1, shard: JsonNode.Parse(shard));
        Assert.Equal(4010, await bot.CloseCodeAsync());
    }

    [Fact]
    public async Task Where_there_are_too_many_servers_for_one_shard_more_are_required()
    {
        await using var fixture = await RawBotFixture.OpenAsync(change: o => o with { MostGuildsPerShard = 1, Shards = 2 });
        var other = Other(fixture, of: 2);
        Assert.Equal(2, (await fixture.Bot.GetAsync("/gateway/bot")).Body.GetProperty("shards").GetInt32());
        await using var alone = await fixture.ConnectedAsync();
        await alone.IdentifyAsync(1);
        Assert.Equal(4011, await alone.CloseCodeAsync());
        await using var half = (await ShardAsync(fixture, Of(other, 2))).Bot;
    }

    [Fact]
    public async Task In_five_seconds_one_session_of_each_turn_may_begin()
    {
        await using var fixture =
            await RawBotFixture.OpenAsync(change: o => o with { RateLimits = _realistic with { MaxConcurrency = 2 } });
        await using var bot = await fixture.ConnectedAsync();
        await bot.IdentifyAsync(1, shard: new JsonArray(2, 4));
        var refused = await bot.FrameAsync();
        Assert.Equal((9, false), (refused.GetProperty("op").GetInt32(), refused.GetProperty("d").GetBoolean()));
        Assert.Contains(fixture.World.Violations, v => v.What.Contains("five seconds"));
        await bot.IdentifyAsync(1, shard: new JsonArray(1, 4));
        await bot.DispatchAsync("READY");
        await using var later = await fixture.ConnectedAsync();
        fixture.Transport.Advance(TimeSpan.FromSeconds(5));
        await later.IdentifyAsync(1, shard: new JsonArray(2, 4));
        Assert.Equal("[2,4]", (await later.DispatchAsync("READY")).GetProperty("shard").GetRawText());
    }

    [Fact]
    public async Task The_sessions_of_a_day_count_down_and_begin_anew_the_next()
    {
        await using var fixture =
            await RawBotFixture.OpenAsync(
                change: o => o with { RateLimits = _realistic with { Sessions = new(1000, TimeSpan.FromDays(1)) } });
        fixture.Transport.Advance(TimeSpan.FromHours(1));
        var limit = await LimitAsync(fixture);
        Assert.Equal(
            (1000, 999, 1),
            (limit.GetProperty("total")
                .GetInt32(), limit.GetProperty("remaining").GetInt32(), limit.GetProperty("max_concurrency").GetInt32()));
        Assert.Equal(TimeSpan.FromHours(23).TotalMilliseconds, limit.GetProperty("reset_after").GetInt64());
        await using var second = await fixture.ConnectedAsync();
        await second.IdentifyAsync(1);
        await second.ReadyAsync();
        Assert.Equal(998, (await LimitAsync(fixture)).GetProperty("remaining").GetInt32());
        await using var third = await fixture.ConnectedAsync();
        await third.ResumeAsync(second.SessionId, 1);
        Assert.Equal(998, (await LimitAsync(fixture)).GetProperty("remaining").GetInt32());
        fixture.Transport.Advance(TimeSpan.FromHours(23));
        Assert.Equal(1000, (await LimitAsync(fixture)).GetProperty("remaining").GetInt32());
    }

    [Fact]
    public async Task More_sessions_than_a_day_has_cost_all_sessions_and_the_token()
    {
        await using var fixture =
            await RawBotFixture.OpenAsync(
                change: o => o with { RateLimits = RateLimitOptions.Generous with { Sessions = new(1, TimeSpan.FromDays(1)) } });
        var old = fixture.Server.BotToken;
        await using var second = await fixture.ConnectedAsync();
        await second.IdentifyAsync(1);
        Assert.Equal(4004, await second.CloseCodeAsync());
        Assert.Equal(4004, await fixture.Bot.CloseCodeAsync());
        Assert.NotEqual(old, fixture.Server.BotToken);
        Assert.Equal(401, (await RawRequests.SendAsync(fixture.Server, HttpMethod.Get, "/users/@me", null, $"Bot {old}")).Status);
        Assert.Equal(200, (await fixture.Bot.GetAsync("/users/@me")).Status);
    }

    [Fact]
    public async Task With_zlib_stream_all_frames_of_a_connection_are_one_stream()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await using var bot = await fixture.ConnectedAsync("?v=10&encoding=json&compress=zlib-stream");
        await bot.IdentifyAsync(1);
        await bot.DispatchAsync("READY");
        Assert.Equal("Harbour", (await bot.DispatchAsync("GUILD_CREATE")).GetProperty("name").GetString());
        fixture.Guild.AddText("reeds");
        Assert.Equal("reeds", (await bot.DispatchAsync("CHANNEL_CREATE")).GetProperty("name").GetString());
        Assert.True(bot is { Compressed: true, HasHeader: true });
        Assert.False(fixture.Bot.Compressed);
    }

    private static int Of(WorldGuild guild, int count) => (int)((guild.Id >> 22) % (ulong)count);

    /// <summary>Creates a server that belongs to another shard than the fixture's.</summary>
    private static WorldGuild Other(RawBotFixture fixture, int of)
    {
        while (true)
        {
            fixture.Clock.Advance(TimeSpan.FromMilliseconds(1));
            var guild = fixture.World.CreateGuild("Marsh");
            if (Of(guild, of) == Of(fixture.Guild, of))
                continue;
            guild.AddBot();
            return guild;
        }
    }

    private static async Task<(RawBot Bot, IEnumerable<string> Guilds)> ShardAsync(RawBotFixture fixture, int id)
    {
        var bot = await fixture.ConnectedAsync();
        await bot.IdentifyAsync(1, shard: new JsonArray(id, 2));
        var ready = await bot.ReadyAsync();
        await bot.DispatchAsync("GUILD_CREATE");
        return (bot, ready.GetProperty("guilds").EnumerateArray().Select(g => g.GetProperty("id").GetString()!));
    }

    private static async Task<JsonElement> LimitAsync(RawBotFixture fixture) =>
        (await fixture.Bot.GetAsync("/gateway/bot")).Body.GetProperty("session_start_limit");
}
