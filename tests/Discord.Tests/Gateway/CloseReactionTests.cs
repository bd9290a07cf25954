using Discord.Gateway;
using Tests.Fakes;

namespace Tests.Gateway;

/// <summary>Tests the reaction to every close code over a real socket.</summary>
public sealed class CloseReactionTests
{
    [Theory]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4008)]
    [InlineData(1006)]
    [InlineData(4999)]
    public async Task These_codes_resume(int code)
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        await EndAsync(discord, run, code);
        var next = await discord.NextSocketAsync();
        await next.HelloAsync();
        await next.ExpectAsync(6);
        Assert.StartsWith("/resume?", next.Path);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(4003)]
    [InlineData(4005)]
    [InlineData(4007)]
    [InlineData(4009)]
    public async Task These_codes_begin_a_new_session(int code)
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        await EndAsync(discord, run, code);
        var next = await discord.NextSocketAsync();
        await next.HelloAsync();
        await next.ExpectAsync(2);
        Assert.StartsWith("/gateway?", next.Path);
        Assert.Contains(null, run.Writes);
    }

    [Theory]
    [InlineData(4004, "token")]
    [InlineData(4010, "shard")]
    [InlineData(4011, "sharding")]
    [InlineData(4012, "version")]
    [InlineData(4013, "intents")]
    [InlineData(4014, "developer portal")]
    public async Task These_codes_end_it_and_say_why(int code, string word)
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        await EndAsync(discord, run, code);
        var fatal = await Assert.ThrowsAsync<GatewayFatalException>(() => Wait.For(run.Running, "the end"));
        Assert.Equal(code, fatal.Code);
        Assert.Contains(word, fatal.Message);
        Assert.True(discord.HasNoSocketWaiting);
    }

    private static async Task EndAsync(FakeDiscord discord, GatewayRun run, int code)
    {
        var socket = await discord.NextSocketAsync();
        await socket.HelloAsync();
        await socket.ExpectAsync(2);
        await socket.ReadyAsync(discord.ResumeUrl);
        await run.UntilSeen("READY");
        await Wait.Until(() => run.Stored is not null, () => "no stored session");
        // 1006 cannot be sent: it stands for a connection that was cut.
        if (code == 1006)
            socket.Cut();
        else
            await socket.CloseAsync(code);
    }
}
