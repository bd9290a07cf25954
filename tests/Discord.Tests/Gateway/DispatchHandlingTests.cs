using Tests.Fakes;

namespace Tests.Gateway;

/// <summary>Tests how events reach the handler, and which sequence is stored.</summary>
public sealed class DispatchHandlingTests
{
    [Fact]
    public async Task What_a_cancelled_handler_did_not_finish_comes_again()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord, change: options => options.StopGrace = TimeSpan.FromMilliseconds(20));
        run.Act = (dispatch, token) => dispatch.Sequence == 2
            ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token)
            : Task.CompletedTask;
        var socket = await discord.StartSessionAsync();
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
        var socket = await discord.StartSessionAsync();
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
        var socket = await discord.StartSessionAsync();
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
        var socket = await discord.StartSessionAsync();
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
        var socket = await discord.StartSessionAsync();
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
        var socket = await discord.StartSessionAsync();
        await socket.SendAsync("""{"op":77,"d":{"a":[1,{"b":null}]}}""");
        await socket.DispatchAsync("SOMETHING_NEW", 2, """[1,2]""");
        await run.UntilSeen("SOMETHING_NEW");
        await socket.SendAsync("""{"op":0,"d":{""");
        await discord.ExpectResumeAsync("session-one", 2);
    }
}
