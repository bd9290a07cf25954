using Discord.Gateway;
using Discord.Hosting;
using Discord.Models;
using Microsoft.Extensions.Time.Testing;
using Tests.Fakes;

namespace Tests.Gateway;

/// <summary>Tests of several shards, and of the daily limit of session starts.</summary>
public sealed class ShardTests
{
    private static readonly SessionStartLimit Plenty = new() { Total = 1000, Remaining = 999, ResetAfter = 86_000_000 };
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task A_shard_says_which_it_is()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord, change: options => options.Shard = new Shard(1, 4));
        var socket = await discord.NextSocketAsync();
        await socket.HelloAsync();
        Assert.Equal("[1,4]", (await socket.ExpectAsync(2)).GetProperty("shard").GetRawText());
    }

    [Fact]
    public async Task The_only_one_says_nothing_of_shards()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await discord.NextSocketAsync();
        await socket.HelloAsync();
        Assert.False((await socket.ExpectAsync(2)).TryGetProperty("shard", out _));
    }

    [Theory]
    [InlineData(175928847299117063UL, 1, 0)]
    [InlineData(175928847299117063UL, 3, 2)]
    [InlineData(0UL, 4, 0)]
    public void A_guild_belongs_to_one_shard(ulong guild, int count, int expected) =>
        Assert.Equal(expected, Shard.Of(new Snowflake(guild), count));

    private static DiscordOptions Sharded(Shard shard) => new() { Token = "t", UserAgentUrl = "https://bot.example", Shard = shard };

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(2, 2)]
    [InlineData(0, 0)]
    public void A_shard_that_cannot_be_is_a_problem(int id, int count) =>
        Assert.StartsWith("Shard:", Assert.Single(Sharded(new Shard(id, count)).Problems()));

    [Theory]
    [InlineData(1, new[] { 0, 5, 10, 15 })]
    [InlineData(2, new[] { 0, 0, 5, 5 })]
    [InlineData(16, new[] { 0, 0, 0, 0 })]
    public async Task Shards_begin_in_turns_as_many_at_once_as_the_platform_allows(int concurrency, int[] seconds)
    {
        using var identifyLimiter = new IdentifyRateLimiter(new DiscordOptions { Clock = _clock });
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 4; i++)
            waits.Add(await identifyLimiter.ReserveAsync(Plenty with { MaxConcurrency = concurrency }, new Shard(i, 4), Token));
        Assert.Equal(seconds.Select(second => TimeSpan.FromSeconds(second)), waits);
    }

    [Fact]
    public async Task A_new_process_keeps_the_distance_from_the_one_before()
    {
        var store = new Starts();
        using (var before = new IdentifyRateLimiter(new DiscordOptions { Clock = _clock }, store))
            await before.ReserveAsync(Plenty, null, Token);
        _clock.Advance(TimeSpan.FromSeconds(2));
        using var identifyLimiter = new IdentifyRateLimiter(new DiscordOptions { Clock = _clock }, store);
        Assert.Equal(TimeSpan.FromSeconds(3), await identifyLimiter.ReserveAsync(Plenty, null, Token));
    }

    [Fact]
    public async Task A_crash_loop_never_uses_up_the_day_even_when_the_platforms_number_stands_still()
    {
        var store = new Starts();
        var (begun, end) = (0, _clock.GetUtcNow() + TimeSpan.FromDays(1));
        while (_clock.GetUtcNow() < end)
        {
            using var identifyLimiter = new IdentifyRateLimiter(new DiscordOptions { Clock = _clock }, store);
            _clock.Advance(await identifyLimiter.ReserveAsync(new SessionStartLimit { Remaining = 1000 }, null, Token)
                + TimeSpan.FromSeconds(1));
            if (_clock.GetUtcNow() < end)
                begun++;
        }
        Assert.InRange(begun, 501, 1000);
    }

    [Fact]
    public async Task A_new_day_of_the_platform_begins_a_new_count()
    {
        var store = new Starts
        {
            Kept = new SessionStarts(900, _clock.GetUtcNow() + TimeSpan.FromHours(1), _clock.GetUtcNow() - TimeSpan.FromHours(1))
        };
        using (var identifyLimiter = new IdentifyRateLimiter(new DiscordOptions { Clock = _clock }, store))
            Assert.Equal(TimeSpan.Zero, await identifyLimiter.ReserveAsync(Plenty, null, Token));
        Assert.Equal(2, store.Kept!.Count);
    }

    [Fact]
    public async Task On_the_same_day_the_stricter_count_holds()
    {
        var until = _clock.GetUtcNow() + TimeSpan.FromHours(1);
        var store = new Starts { Kept = new SessionStarts(990, until, _clock.GetUtcNow() - TimeSpan.FromHours(1)) };
        using var identifyLimiter = new IdentifyRateLimiter(new DiscordOptions { Clock = _clock }, store);
        var wait = await identifyLimiter.ReserveAsync(Plenty with { ResetAfter = 3_600_000 }, null, Token);
        Assert.Equal(TimeSpan.FromHours(1) / 11, wait);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_delays_by_seconds_and_not_by_years()
    {
        var future = _clock.GetUtcNow() + TimeSpan.FromDays(3650);
        using var identifyLimiter =
            new IdentifyRateLimiter(new DiscordOptions { Clock = _clock }, new Starts { Kept = new SessionStarts(990, future, future) });
        Assert.Equal(TimeSpan.FromSeconds(5), await identifyLimiter.ReserveAsync(Plenty with { ResetAfter = 0 }, null, Token));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(-31)]
    [InlineData(0.3)]
    [InlineData(-0.3)]
    public async Task Where_the_platforms_time_is_known_a_machine_whose_clock_jumps_counts_on_the_same_day(double days)
    {
        var until = _clock.GetUtcNow() + TimeSpan.FromHours(1);
        var store = new Starts { Kept = new SessionStarts(990, until, _clock.GetUtcNow() - TimeSpan.FromSeconds(1)) };
        var machine = new FakeTimeProvider(_clock.GetUtcNow());
        using (var before = new IdentifyRateLimiter(new DiscordOptions { Clock = machine, DateClock = _clock }, store))
        {
            Assert.Equal(TimeSpan.FromHours(1) / 11, await before.ReserveAsync(Plenty with { ResetAfter = 3_600_000 }, null, Token));
            machine.AdjustTime(machine.GetUtcNow().AddDays(days));
            await before.ReserveAsync(Plenty with { ResetAfter = 3_600_000 }, null, Token);
        }

        using var next = new IdentifyRateLimiter(new DiscordOptions { Clock = machine, DateClock = _clock }, store);
        await next.ReserveAsync(Plenty with { ResetAfter = 3_600_000 }, null, Token);
        Assert.Equal((993, until), (store.Kept!.Count, store.Kept.Until));
    }

    [Fact]
    public async Task A_store_that_fails_stops_nothing()
    {
        using var identifyLimiter = new IdentifyRateLimiter(new DiscordOptions { Clock = _clock }, new Broken());
        Assert.Equal(TimeSpan.Zero, await identifyLimiter.ReserveAsync(Plenty, null, Token));
        Assert.Equal(TimeSpan.FromSeconds(5), await identifyLimiter.ReserveAsync(Plenty, null, Token));
    }

    [Fact]
    public async Task A_session_is_counted_before_it_is_asked_for_and_not_at_all_when_it_never_was()
    {
        var store = new Starts();
        await using var discord = await FakeDiscord.StartAsync();
        discord.SessionStartLimit = """{"total":1000,"remaining":1000,"reset_after":0,"max_concurrency":1}""";
        await using var run = new GatewayRun(discord, starts: store);
        (await discord.NextSocketAsync()).Cut();
        var socket = await discord.NextSocketAsync();
        Assert.Equal(1, store.Kept!.Count);
        await socket.HelloAsync();
        await socket.ExpectAsync(2);
        socket.Cut();
        await discord.NextSocketAsync();
        Assert.Equal(2, store.Kept!.Count);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private sealed class Starts : ISessionStartStore
    {
        public SessionStarts? Kept { get; set; }

        public Task<SessionStarts?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Kept);

        public Task WriteAsync(SessionStarts starts, CancellationToken cancellationToken)
        {
            Kept = starts;
            return Task.CompletedTask;
        }
    }

    private sealed class Broken : ISessionStartStore
    {
        public Task<SessionStarts?> ReadAsync(CancellationToken cancellationToken) => throw new IOException("fictional");

        public Task WriteAsync(SessionStarts starts, CancellationToken cancellationToken) => throw new IOException("fictional");
    }
}
