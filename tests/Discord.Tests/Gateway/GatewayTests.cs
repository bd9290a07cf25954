using Discord.Gateway;
using Tests.Fakes;

namespace Tests.Gateway;

/// <summary>Tests of a gateway connection against a scripted server.</summary>
public sealed class GatewayTests
{
    [Fact]
    public async Task After_hello_it_identifies_with_token_and_intents()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await discord.NextSocketAsync();
        Assert.Equal("/gateway?v=10&encoding=json", socket.Path);
        await socket.HelloAsync();
        var identify = await socket.ExpectAsync(2);
        Assert.Equal(FakeDiscord.Token, identify.GetProperty("token").GetString());
        Assert.Equal(1, identify.GetProperty("intents").GetInt32());
        var properties = identify.GetProperty("properties");
        Assert.True(properties.TryGetProperty("os", out _));
        Assert.Equal("https://bot.example", properties.GetProperty("browser").GetString());
        Assert.Equal("https://bot.example", properties.GetProperty("device").GetString());
        Assert.All(discord.Requests, r => Assert.StartsWith("DiscordBot (https://bot.example, ", r.UserAgent, StringComparison.Ordinal));
        Assert.Equal("Bot " + FakeDiscord.Token, discord.Requests.Last().Authorization);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_answers_the_first_interaction_is_warm_before_it_connects(bool resumes)
    {
        await using var discord = await FakeDiscord.StartAsync();
        var warm = new TaskCompletionSource<FakeAnswer>();
        discord.Script = seen => seen.Path == "/gateway" ? warm.Task : Task.FromResult(discord.GatewayBot());
        await using var run = new GatewayRun(discord, resumes ? new GatewaySession("session-one", discord.ResumeUrl, 7) : null);
        await Wait.Until(() => !discord.Requests.IsEmpty, () => "nothing");
        Assert.True(discord.HasNoSocketWaiting);
        warm.SetResult(FakeAnswer.NoContent);
        await discord.NextSocketAsync();
        Assert.Equal("GET /gateway", discord.Requests.First().ToString());
    }

    [Fact]
    public async Task Ready_reaches_the_handler_and_the_session_is_stored()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        await discord.StartSessionAsync();
        await run.UntilSeen("READY");
        Assert.True(run.Seen.TryPeek(out var dispatch));
        Assert.Equal(100000000000000001UL, dispatch.As<Ready>().User.Id.Value);
        Assert.True(run.Client.IsReady);
        await Wait.Until(() => run.Stored is { SessionId: "session-one", Sequence: 1 }, () => $"{run.Stored}");
        Assert.Equal(discord.ResumeUrl, run.Stored!.ResumeUrl);
    }

    [Fact]
    public async Task It_beats_with_the_newest_sequence()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await discord.NextSocketAsync();
        await socket.HelloAsync(interval: 30);
        await socket.ExpectAsync(2);
        await Wait.Until(() => socket.Beats >= 1, () => $"{socket.Beats} beats");
        Assert.Equal("", socket.LastBeat);
        await socket.ReadyAsync(discord.ResumeUrl);
        await socket.DispatchAsync("GUILD_CREATE", 2, """{"id":"1"}""");
        await Wait.Until(() => socket.LastBeat == "2", () => $"beat {socket.LastBeat}");
        await Wait.Until(() => socket.Beats >= 5, () => $"{socket.Beats} beats");
        Assert.True(run.Client.Latency > TimeSpan.Zero);
    }

    [Fact]
    public async Task The_first_beat_comes_after_a_random_part_of_the_interval()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var chances = new Queue<double>([0.0001]);
        await using var run =
            new GatewayRun(discord, change: options => options.Timings = options.Timings with { RandomFraction = chances.Dequeue });
        var socket = await discord.NextSocketAsync();
        await socket.HelloAsync(interval: 600_000);
        await Wait.Until(() => socket.Beats == 1, () => $"{socket.Beats} beats");
        Assert.Empty(chances);
    }

    [Fact]
    public async Task It_beats_at_once_when_asked()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await discord.StartSessionAsync();
        await socket.SendAsync("""{"op":1,"d":null}""");
        await Wait.Until(() => socket.Beats == 1, () => $"{socket.Beats} beats");
    }

    [Fact]
    public async Task A_silent_connection_is_cut_and_resumed()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await discord.NextSocketAsync();
        socket.FallSilent();
        await socket.HelloAsync(interval: 60);
        await socket.ExpectAsync(2);
        await socket.ReadyAsync(discord.ResumeUrl);
        Assert.NotEqual(1000, await Wait.For(socket.Over, "the line to be cut"));
        await discord.ExpectResumeAsync("session-one", 1);
        Assert.Equal(1, socket.Beats);
    }

    [Fact]
    public async Task Op_7_closes_and_resumes_at_the_resume_address()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await discord.StartSessionAsync();
        await socket.DispatchAsync("GUILD_CREATE", 2, """{"id":"1"}""");
        await socket.SendAsync("""{"op":7,"d":null}""");
        Assert.Equal(4000, await Wait.For(socket.Over, "the goodbye"));
        var next = await discord.ExpectResumeAsync("session-one", 2);
        await next.DispatchAsync("GUILD_UPDATE", 3, """{"id":"1"}""");
        await next.DispatchAsync("RESUMED", 4, "{}");
        await run.UntilSeen("RESUMED");
        Assert.Equal(["READY", "GUILD_CREATE", "GUILD_UPDATE", "RESUMED"], run.Seen.OrderBy(d => d.Sequence).Select(d => d.EventName));
    }

    [Fact]
    public async Task Op_7_instead_of_hello_brings_it_back()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        await (await discord.NextSocketAsync()).SendAsync("""{"op":7,"d":null}""");
        var next = await discord.NextSocketAsync();
        await next.HelloAsync();
        await next.ExpectAsync(2);
    }

    [Fact]
    public async Task Op_9_true_resumes()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await discord.StartSessionAsync();
        await socket.SendAsync("""{"op":9,"d":true}""");
        await discord.ExpectResumeAsync("session-one", 1);
    }

    [Fact]
    public async Task Op_9_false_forgets_the_session_and_identifies_at_the_common_address()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await discord.StartSessionAsync();
        await run.UntilSeen("READY");
        await socket.SendAsync("""{"op":9,"d":false}""");
        var next = await discord.NextSocketAsync();
        Assert.StartsWith("/gateway?", next.Path);
        await next.HelloAsync();
        await next.ExpectAsync(2);
        Assert.Null(run.Stored);
        Assert.True(run.Seen.TryPeek(out var old));
        Assert.Null(old.ResumePoint);
    }

    [Fact]
    public async Task A_restarted_process_resumes_where_the_stored_position_says()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord, new GatewaySession("from-before", discord.ResumeUrl, 41));
        var socket = await discord.ExpectResumeAsync("from-before", 41);
        await socket.DispatchAsync("INTERACTION_CREATE", 42, """{"id":"5","type":3}""");
        await socket.DispatchAsync("RESUMED", 43, "{}");
        await run.UntilSeen("INTERACTION_CREATE");
        await Wait.Until(() => run.Stored?.Sequence == 43, () => $"{run.Stored}");
        await Wait.Until(() => discord.Requests.Count == 1, () => $"{discord.Requests.Count} requests");
        Assert.Equal("GET /gateway", Assert.Single(discord.Requests).ToString());
    }

    [Fact]
    public async Task Stopping_closes_with_a_code_that_keeps_the_session_and_stores_the_position()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await discord.StartSessionAsync();
        await socket.DispatchAsync("GUILD_CREATE", 2, """{"id":"1"}""");
        await run.UntilSeen("GUILD_CREATE");
        await run.StopAsync();
        Assert.Equal(4000, await Wait.For(socket.Over, "the goodbye"));
        Assert.Equal(2, run.Stored?.Sequence);
    }

    [Fact]
    public async Task When_the_resume_address_is_dead_the_common_one_is_tried_with_the_same_session()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord, new GatewaySession("from-before", "ws://127.0.0.1:1/", 9));
        var socket = await discord.NextSocketAsync();
        Assert.StartsWith("/gateway?", socket.Path);
        await socket.HelloAsync();
        var resume = await socket.ExpectAsync(6);
        Assert.Equal("from-before", resume.GetProperty("session_id").GetString());
    }

    [Fact]
    public async Task A_refused_token_in_rest_ends_it_for_good()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(401, """{"message":"401: Unauthorized","code":0}"""));
        await using var run = new GatewayRun(discord);
        var fatal = await Assert.ThrowsAsync<GatewayFatalException>(() => Wait.For(run.Running, "the end"));
        Assert.Equal(4004, fatal.Code);
        Assert.DoesNotContain(FakeDiscord.Token, fatal.ToString());
    }

    [Fact]
    public async Task A_token_refused_while_connected_ends_it_too()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        await discord.StartSessionAsync();
        await run.UntilSeen("READY");
        discord.Script = _ => Task.FromResult(new FakeAnswer(401, """{"message":"401: Unauthorized","code":0}"""));
        await Assert.ThrowsAsync<Discord.Rest.DiscordApiException>(
            () => run.Rest.GetCurrentUserAsync(TestContext.Current.CancellationToken));
        var fatal = await Assert.ThrowsAsync<GatewayFatalException>(() => Wait.For(run.Running, "the end"));
        Assert.Equal(4004, fatal.Code);
    }
}
