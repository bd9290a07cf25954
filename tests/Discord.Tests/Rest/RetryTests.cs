using System.Net;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using Discord.Rest.RateLimits;
using Microsoft.Extensions.Time.Testing;
using Tests.Fakes;

namespace Tests.Rest;

/// <summary>Tests which requests are retried, and which never.</summary>
public sealed class RetryTests
{
    [Fact]
    public async Task After_429_it_waits_as_told_and_tries_again()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(discord.Requests.Count == 1
            ? new FakeAnswer(
                429,
                """{"message":"You are being rate limited.","retry_after":0.05,"global":false}""",
                ("Retry-After", "1"),
                ("X-RateLimit-Scope", "user"))
            : new FakeAnswer(200, """{"id":"9","type":0}"""));
        var (clock, log) = (new FakeTimeProvider(), new RecordingLogger());
        using var rest = new DiscordRest(discord.Options(options => options.Clock = clock), log);
        var asking = rest.GetChannelAsync(Channel, Token);
        await Wait.Until(() => log.Count(1) == 1, () => $"{log.Count(1)} were rate limited");
        clock.Advance(TimeSpan.FromSeconds(0.049));
        Assert.Single(discord.Requests);
        clock.Advance(TimeSpan.FromSeconds(0.001));
        await Wait.For(asking, "the answer");
        Assert.Equal(2, discord.Requests.Count);
    }

    [Fact]
    public async Task A_limit_too_long_to_wait_for_is_an_error_with_its_length()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(429, """{"retry_after":600.5}"""));
        using var rest = discord.Rest();
        var error =
            await Assert.ThrowsAsync<DiscordApiException>(() => rest.ModifyChannelAsync(Channel, new ModifyChannel { Name = "x" }, Token));
        Assert.Equal(TimeSpan.FromSeconds(600.5), error.RetryAfter);
        await Assert.ThrowsAsync<DiscordApiException>(() => rest.ModifyChannelAsync(Channel, new ModifyChannel { Name = "x" }, Token));
        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task Server_errors_are_tried_four_times_and_no_more()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(502, "bad gateway"));
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        using var rest = discord.Rest(options => options.Clock = clock);
        var asking = rest.GetChannelAsync(Channel, Token);
        await Advance(clock, asking);
        var error = await Assert.ThrowsAsync<DiscordApiException>(() => asking);
        Assert.Equal(HttpStatusCode.BadGateway, error.Status);
        Assert.Equal(4, discord.Requests.Count);
    }

    [Fact]
    public async Task A_broken_connection_is_tried_again_where_that_does_no_harm()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(discord.Requests.Count == 1 ? FakeAnswer.Cut : new FakeAnswer(200, MessageJson));
        using var rest = discord.Rest();
        await rest.CreateMessageAsync(Channel, new MessageCreate { Content = "a", Nonce = "n1", EnforceNonce = true }, Token);
        Assert.Equal(2, discord.Requests.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    public async Task A_post_without_an_enforced_nonce_is_never_sent_twice(int status)
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(status));
        using var rest = discord.Rest();
        var error = await Record.ExceptionAsync(() => rest.CreateMessageAsync(Channel, new MessageCreate { Content = "SECRET" }, Token));
        Assert.True(error is DiscordApiException or DiscordUnreachableException, $"{error}");
        Assert.DoesNotContain("SECRET", error.ToString());
        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task A_deletion_whose_answer_was_lost_counts_as_done_when_the_thing_is_gone()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script =
            _ => Task.FromResult(discord.Requests.Count == 1
                ? FakeAnswer.Cut
                : new FakeAnswer(404, """{"code":10008,"message":"Unknown Message"}"""));
        using var rest = discord.Rest();
        await rest.DeleteMessageAsync(Channel, new Snowflake(5), Token);
        Assert.Equal(2, discord.Requests.Count);
    }

    [Fact]
    public async Task A_deletion_of_something_gone_is_a_refusal()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(404, """{"code":10008,"message":"Unknown Message"}"""));
        using var rest = discord.Rest();
        var error = await Assert.ThrowsAsync<DiscordApiException>(() => rest.DeleteMessageAsync(Channel, new Snowflake(5), Token));
        Assert.Equal(ErrorCode.UnknownMessage, error.Code);
    }

    [Fact]
    public void Thousands_of_refusals_close_the_door_before_the_platform_does()
    {
        var clock = new FakeTimeProvider();
        var invalid = new Discord.Rest.RateLimits.InvalidRequests(clock);
        for (var i = 0; i < 4999; i++)
            invalid.Count();
        Assert.Null(invalid.Pause());
        invalid.Count();
        Assert.Equal(TimeSpan.FromMinutes(10), invalid.Pause());
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(invalid.Pause());
    }

    [Fact]
    public void Refusals_are_counted_within_any_ten_minutes_wherever_these_begin()
    {
        var clock = new FakeTimeProvider();
        var invalid = new Discord.Rest.RateLimits.InvalidRequests(clock);
        clock.Advance(TimeSpan.FromMinutes(9));
        Refuse(4999);
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(invalid.Pause());
        Refuse(1);
        Assert.Equal(TimeSpan.FromMinutes(8), invalid.Pause());
        clock.Advance(TimeSpan.FromMinutes(8));
        Assert.Null(invalid.Pause());
        Refuse(4998);
        Assert.Null(invalid.Pause());
        Refuse(1);
        Assert.Equal(TimeSpan.FromMinutes(2), invalid.Pause());

        void Refuse(int times)
        {
            for (var i = 0; i < times; i++)
                invalid.Count();
        }
    }

    private const string MessageJson = """{"id":"200000000000000002","channel_id":"9","content":""}""";

    private static Snowflake Channel { get; } = new(9);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Advances the clock until the task is done, and gives the network time in between.</summary>
    private static async Task Advance(FakeTimeProvider clock, Task until)
    {
        for (var i = 0; i < 200 && !until.IsCompleted; i++)
        {
            await Task.WhenAny(until, Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System));
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }
    }
}
