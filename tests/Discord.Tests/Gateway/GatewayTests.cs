using Discord.Gateway;
using Tests.Fakes;

namespace Tests.Gateway;

/// <summary>The life of a connection, played by a scripted server.</summary>
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
        Assert.True(identify.GetProperty("properties").TryGetProperty("os", out _));
        Assert.Equal("Bot " + FakeDiscord.Token, Assert.Single(discord.Requests).Authorization);
    }

    [Fact]
    public async Task Ready_reaches_the_handler_and_the_session_is_stored()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        await StartAsync(discord);
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
    public async Task It_beats_at_once_when_asked()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await StartAsync(discord);
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
        await ExpectResumeAsync(discord, "session-one", 1);
        Assert.Equal(1, socket.Beats);
    }

    [Fact]
    public async Task Op_7_closes_and_resumes_at_the_resume_address()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await StartAsync(discord);
        await socket.DispatchAsync("GUILD_CREATE", 2, """{"id":"1"}""");
        await socket.SendAsync("""{"op":7,"d":null}""");
        Assert.Equal(4000, await Wait.For(socket.Over, "the goodbye"));
        var next = await ExpectResumeAsync(discord, "session-one", 2);
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
        var socket = await StartAsync(discord);
        await socket.SendAsync("""{"op":9,"d":true}""");
        await ExpectResumeAsync(discord, "session-one", 1);
    }

    [Fact]
    public async Task Op_9_false_forgets_the_session_and_identifies_at_the_common_address()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await StartAsync(discord);
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
        var socket = await ExpectResumeAsync(discord, "from-before", 41);
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
        var socket = await StartAsync(discord);
        await socket.DispatchAsync("GUILD_CREATE", 2, """{"id":"1"}""");
        await run.UntilSeen("GUILD_CREATE");
        await run.StopAsync();
        Assert.Equal(4000, await Wait.For(socket.Over, "the goodbye"));
        Assert.Equal(2, run.Stored?.Sequence);
    }

    [Fact]
    public async Task What_a_cancelled_handler_did_not_finish_comes_again()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord, change: options => options.StopGrace = TimeSpan.FromMilliseconds(20));
        run.Act = (dispatch, token) => dispatch.Sequence == 2 ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token) : Task.CompletedTask;
        var socket = await StartAsync(discord);
        await socket.DispatchAsync("GUILD_CREATE", 2, """{"id":"1"}""");
        await socket.DispatchAsync("GUILD_UPDATE", 3, """{"id":"1"}""");
        await run.UntilSeen("GUILD_UPDATE");
        await run.UntilSeen("GUILD_CREATE");
        await run.StopAsync();
        Assert.Equal(1, run.Stored?.Sequence);
    }

    [Fact]
    public async Task A_slow_handler_blocks_neither_the_read_loop_nor_another_handler()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var release = new TaskCompletionSource();
        run.Act = (dispatch, _) => dispatch.Sequence == 2 ? release.Task : Task.CompletedTask;
        var socket = await StartAsync(discord);
        await socket.DispatchAsync("INTERACTION_CREATE", 2, """{"id":"5","type":3}""");
        await socket.DispatchAsync("INTERACTION_CREATE", 3, """{"id":"6","type":3}""");
        await run.UntilSeen("INTERACTION_CREATE", times: 2);
        await socket.SendAsync("""{"op":1,"d":null}""");
        await Wait.Until(() => socket.Beats == 1 && socket.LastBeat == "3", () => $"beat {socket.LastBeat}");
        await Wait.Until(() => run.Stored?.Sequence == 1, () => $"{run.Stored}");
        release.SetResult();
        await Wait.Until(() => run.Stored?.Sequence == 3, () => $"{run.Stored}");
    }

    [Fact]
    public async Task A_failing_handler_stops_nothing()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        run.Act = (dispatch, _) => dispatch.Sequence == 2 ? throw new InvalidOperationException("fictional") : Task.CompletedTask;
        var socket = await StartAsync(discord);
        await socket.DispatchAsync("GUILD_CREATE", 2, """{"id":"1"}""");
        await socket.DispatchAsync("GUILD_UPDATE", 3, """{"id":"1"}""");
        await run.UntilSeen("GUILD_UPDATE");
        await Wait.Until(() => run.Stored?.Sequence == 3, () => $"{run.Stored}");
    }

    [Fact]
    public async Task A_large_message_in_pieces_is_read_as_one()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await StartAsync(discord);
        var name = new string('n', 300_000);
        await socket.SendInPiecesAsync($$"""{"s":2,"d":{"name":"{{name}}","id":"7"},"t":"GUILD_CREATE","op":0}""", size: 9_999);
        await run.UntilSeen("GUILD_CREATE");
        Assert.Equal(name, run.Seen.Last().As<Discord.Models.Guild>().Name);
    }

    [Fact]
    public async Task An_event_sent_twice_is_handled_once()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await StartAsync(discord);
        await socket.DispatchAsync("GUILD_CREATE", 2, """{"id":"1"}""");
        await socket.DispatchAsync("GUILD_CREATE", 2, """{"id":"1"}""");
        await socket.DispatchAsync("GUILD_UPDATE", 3, """{"id":"1"}""");
        await run.UntilSeen("GUILD_UPDATE");
        Assert.Single(run.Seen, dispatch => dispatch.EventName == "GUILD_CREATE");
    }

    [Fact]
    public async Task Unknown_opcodes_and_events_and_a_broken_frame_do_no_harm()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await StartAsync(discord);
        await socket.SendAsync("""{"op":77,"d":{"a":[1,{"b":null}]}}""");
        await socket.DispatchAsync("SOMETHING_NEW", 2, """[1,2]""");
        await run.UntilSeen("SOMETHING_NEW");
        await socket.SendAsync("""{"op":0,"d":{""");
        await ExpectResumeAsync(discord, "session-one", 2);
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
        discord.Script = _ => Task.FromResult(new Answer(401, """{"message":"401: Unauthorized","code":0}"""));
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
        await StartAsync(discord);
        await run.UntilSeen("READY");
        discord.Script = _ => Task.FromResult(new Answer(401, """{"message":"401: Unauthorized","code":0}"""));
        await Assert.ThrowsAsync<Discord.Rest.DiscordApiException>(() => run.Rest.GetCurrentUserAsync(TestContext.Current.CancellationToken));
        var fatal = await Assert.ThrowsAsync<GatewayFatalException>(() => Wait.For(run.Running, "the end"));
        Assert.Equal(4004, fatal.Code);
    }

    private static async Task<FakeSocket> StartAsync(FakeDiscord discord)
    {
        var socket = await discord.NextSocketAsync();
        await socket.HelloAsync();
        await socket.ExpectAsync(2);
        await socket.ReadyAsync(discord.ResumeUrl);
        return socket;
    }

    private static async Task<FakeSocket> ExpectResumeAsync(FakeDiscord discord, string session, long sequence)
    {
        var socket = await discord.NextSocketAsync();
        Assert.Equal("/resume?v=10&encoding=json", socket.Path);
        await socket.HelloAsync();
        var resume = await socket.ExpectAsync(6);
        Assert.Equal(FakeDiscord.Token, resume.GetProperty("token").GetString());
        Assert.Equal(session, resume.GetProperty("session_id").GetString());
        Assert.Equal(sequence, resume.GetProperty("seq").GetInt64());
        return socket;
    }
}
