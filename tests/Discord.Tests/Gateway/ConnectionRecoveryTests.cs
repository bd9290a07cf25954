using System.Collections.Concurrent;
using Discord.Gateway;
using Microsoft.Extensions.Time.Testing;
using Tests.Fakes;

namespace Tests.Gateway;

/// <summary>Tests of the rarer ways in which a connection recovers.</summary>
public sealed class ConnectionRecoveryTests
{
    [Fact]
    public async Task A_resumption_that_is_refused_begins_a_new_session()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord, new GatewaySession("from-before", discord.ResumeUrl, 41));
        var socket = await discord.ExpectResumeAsync("from-before", 41);
        await socket.SendAsync("""{"op":9,"d":false}""");
        var next = await discord.NextSocketAsync();
        Assert.StartsWith("/gateway?", next.Path);
        await next.HelloAsync();
        await next.ExpectAsync(2);
        await next.ReadyAsync(discord.ResumeUrl, "from-now");
        await Wait.Until(() => run.Stored is { SessionId: "from-now", Sequence: 1 }, () => $"{run.Stored}");
    }

    [Fact]
    public async Task Five_hundred_replayed_events_arrive_once_each_and_the_position_follows()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord, new GatewaySession("from-before", discord.ResumeUrl, 41));
        var socket = await discord.ExpectResumeAsync("from-before", 41);
        for (var i = 42; i < 542; i++)
            await socket.DispatchAsync("INTERACTION_CREATE", i, $$"""{"id":"{{i}}","type":3}""");
        await socket.DispatchAsync("RESUMED", 542, "{}");
        await run.UntilSeen("RESUMED");
        await run.UntilSeen("INTERACTION_CREATE", times: 500);
        Assert.Equal(Enumerable.Range(42, 501), run.Seen.Select(seen => (int)seen.Sequence).Order());
        await Wait.Until(() => run.Stored?.Sequence == 542, () => $"{run.Stored}");
    }

    [Fact]
    public async Task A_replay_that_breaks_off_is_resumed_from_its_last_event()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord, new GatewaySession("from-before", discord.ResumeUrl, 41));
        var socket = await discord.ExpectResumeAsync("from-before", 41);
        for (var i = 42; i < 142; i++)
            await socket.DispatchAsync("GUILD_UPDATE", i, """{"id":"1"}""");
        await run.UntilSeen("GUILD_UPDATE", times: 100);
        socket.Cut();
        var next = await discord.ExpectResumeAsync("from-before", 141);
        // Discord may send again events that it has sent before.
        for (var i = 140; i < 160; i++)
            await next.DispatchAsync("GUILD_UPDATE", i, """{"id":"1"}""");
        await next.DispatchAsync("RESUMED", 160, "{}");
        await run.UntilSeen("RESUMED");
        await run.UntilSeen("GUILD_UPDATE", times: 118);
        Assert.Equal(Enumerable.Range(42, 119), run.Seen.Select(seen => (int)seen.Sequence).Order());
    }

    [Fact]
    public async Task A_socket_that_dies_in_the_middle_of_a_frame_loses_nothing()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await discord.StartSessionAsync();
        await socket.DispatchAsync("GUILD_CREATE", 2, """{"id":"1"}""");
        await run.UntilSeen("GUILD_CREATE");
        await socket.SendPartAsync("""{"op":0,"s":3,"t":"GUILD_UPDATE","d":{"id":""");
        socket.Cut();
        var next = await discord.ExpectResumeAsync("session-one", 2);
        await next.DispatchAsync("GUILD_UPDATE", 3, """{"id":"1"}""");
        await run.UntilSeen("GUILD_UPDATE");
    }

    [Fact]
    public async Task A_frame_of_twenty_megabytes_is_read()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await discord.StartSessionAsync();
        var name = new string('n', 20 * 1024 * 1024);
        await socket.SendInPiecesAsync($$$"""{"op":0,"s":2,"t":"GUILD_CREATE","d":{"id":"7","name":"{{{name}}}"}}""", size: 1_000_003);
        await socket.DispatchAsync("GUILD_UPDATE", 3, """{"id":"7"}""");
        await run.UntilSeen("GUILD_UPDATE");
        await run.UntilSeen("GUILD_CREATE");
        Assert.Equal(name.Length, run.Seen.First(seen => seen.EventName == "GUILD_CREATE").As<Discord.Models.Guild>().Name.Length);
    }

    [Fact]
    public async Task Where_nobody_says_hello_it_tries_again()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run =
            new GatewayRun(discord, change: options => options.Timings = options.Timings with { Hello = TimeSpan.FromMilliseconds(300) });
        await discord.NextSocketAsync();
        var next = await discord.NextSocketAsync();
        Assert.StartsWith("/gateway?", next.Path);
    }

    [Fact]
    public async Task A_hello_without_an_interval_is_not_believed()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await discord.NextSocketAsync();
        await socket.SendAsync("""{"op":10,"d":{"heartbeat_interval":0}}""");
        await (await discord.NextSocketAsync()).HelloAsync();
    }

    [Fact]
    public async Task Too_many_frames_are_followed_by_a_pause_and_a_resumption()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run =
            new GatewayRun(
                discord,
                change: options => options.Timings = options.Timings with { AfterRateLimit = TimeSpan.FromMilliseconds(300) });
        var socket = await discord.StartSessionAsync();
        await run.UntilSeen("READY");
        var start = TimeProvider.System.GetTimestamp();
        await socket.CloseAsync(4008);
        await discord.ExpectResumeAsync("session-one", 1);
        Assert.True(
            TimeProvider.System.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(290),
            $"{TimeProvider.System.GetElapsedTime(start)}");
    }

    [Fact]
    public async Task A_goodbye_of_the_other_side_while_stopping_does_not_lose_the_session()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await discord.StartSessionAsync();
        await run.UntilSeen("READY");
        socket.AnswersGoodbyeWith = 4009;
        await run.StopAsync();
        Assert.Equal("session-one", run.Stored?.SessionId);
    }

    [Fact]
    public async Task When_the_gateways_address_is_refused_it_asks_again()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await discord.StartSessionAsync();
        await run.UntilSeen("READY");
        discord.Script = _ => Task.FromResult(new FakeAnswer(403, "<html>"));
        await socket.SendAsync("""{"op":9,"d":false}""");
        await Wait.Until(() => discord.Requests.Count >= 2, () => $"{discord.Requests.Count} requests");
        discord.Script = null;
        var next = await discord.NextSocketAsync();
        Assert.StartsWith("/gateway?", next.Path);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 5)]
    public async Task After_an_invalid_session_it_identifies_a_random_one_to_five_seconds_later(double chance, int seconds)
    {
        var (clock, wait, moment) = (new Watched(), TimeSpan.FromSeconds(seconds), TimeSpan.FromMilliseconds(1));
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord, change: options =>
        {
            options.Clock = clock;
            options.Timings = new GatewayTimings { BetweenIdentifies = TimeSpan.Zero, RandomFraction = () => chance };
        });
        var socket = await discord.StartSessionAsync();
        await run.UntilSeen("READY");
        await socket.SendAsync("""{"op":9,"d":false}""");
        await Wait.Until(() => clock.Waits.Contains(wait), () => string.Join(", ", clock.Waits));

        clock.Advance(wait - moment);
        Assert.Single(discord.Requests, r => r.Path == "/gateway/bot");
        Assert.True(discord.HasNoSocketWaiting);
        clock.Advance(moment);

        var next = await discord.NextSocketAsync();
        await next.HelloAsync();
        await next.ExpectAsync(2);
    }

    /// <summary>A clock that records the requested delays, so that a test advances it only once somebody waits.</summary>
    private sealed class Watched : FakeTimeProvider
    {
        public ConcurrentQueue<TimeSpan> Waits { get; } = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Waits.Enqueue(dueTime);
            return timer;
        }
    }
}
