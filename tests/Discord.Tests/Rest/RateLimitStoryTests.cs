using System.Net;
using Discord.Interactions;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using Discord.Rest.RateLimits;
using Microsoft.Extensions.Time.Testing;
using Tests.Fakes;

namespace Tests.Rest;

/// <summary>Tests of rate limits as Discord and its edge announce them, over a real connection.</summary>
public sealed class RateLimitStoryTests
{
    private const string ChannelJson = """{"id":"9","type":0}""";
    private readonly FakeTimeProvider _clock = new();
    private readonly RecordingLogger _log = new();

    [Fact]
    public async Task A_limit_that_others_used_up_is_waited_out_and_not_counted_against_us()
    {
        var invalid = new InvalidRequests(_clock);
        for (var i = 0; i < InvalidRequests.MaxCount - 1; i++)
            invalid.Count();
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(discord.Requests.Count < 3
            ? new FakeAnswer(429, """{"retry_after":0.01,"global":false}""", ("X-RateLimit-Scope", "shared"))
            : new FakeAnswer(200, ChannelJson));
        using var pipeline = new RestPipeline(discord.Options(), _log, invalid);
        Task<byte[]> Ask() =>
            pipeline.SendAsync(new RestRequest(RestRoute.Get("/channels/{channel}", "channels/9", "9")), RequestPriority.Person, Token);
        await Ask();
        Assert.Equal(3, discord.Requests.Count);
        Assert.Null(invalid.Pause());
        discord.Script =
            _ => Task.FromResult(new FakeAnswer(429, """{"retry_after":0.01,"global":false}""", ("X-RateLimit-Scope", "user")));
        await Assert.ThrowsAsync<DiscordApiException>(Ask);
        Assert.Equal(4, discord.Requests.Count);
        Assert.NotNull(invalid.Pause());
    }

    [Fact]
    public async Task What_an_answer_says_of_limits_is_told_to_whoever_listens()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(discord.Requests.Count switch
        {
            1 => new FakeAnswer(429, """{"retry_after":0.01,"global":false}""", ("X-RateLimit-Scope", "shared")),
            2 => new FakeAnswer(
                200,
                ChannelJson,
                ("X-RateLimit-Limit", "5"),
                ("X-RateLimit-Remaining", "4"),
                ("X-RateLimit-Reset-After", "0.5")),
            _ => new FakeAnswer(200, ChannelJson),
        });
        using var rest = discord.Rest();
        var told = new List<RateLimitEventArgs>();
        rest.RateLimitReceived += (_, limit) => told.Add(limit);
        await rest.At(RequestPriority.Scheduled).GetChannelAsync(new Snowflake(9), Token);
        await rest.GetChannelAsync(new Snowflake(9), Token);

        Assert.Equal(2, told.Count);
        Assert.All(told, limit => Assert.Equal("GET /channels/{channel}", limit.Route));
        Assert.Equal(("shared", TimeSpan.FromSeconds(0.01), null), (told[0].Scope, told[0].RetryAfter, told[0].Limit));
        Assert.Equal((5, 4, TimeSpan.FromSeconds(0.5)), (told[1].Limit, told[1].Remaining, told[1].ResetAfter));
        Assert.Equal((null, null), (told[1].Scope, told[1].RetryAfter));
    }

    [Theory]
    [InlineData("error code: 1015")]
    [InlineData("<html>You are being rate limited</html>")]
    [InlineData("")]
    public async Task A_429_of_the_edge_without_json_stops_everything_for_as_long_as_its_header_says(string body)
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script =
            _ => Task.FromResult(discord.Requests.Count == 1
                ? new FakeAnswer(429, body, ("Retry-After", "7"))
                : new FakeAnswer(200, ChannelJson));
        using var rest = Rest(discord);
        var first = rest.GetChannelAsync(new Snowflake(9), Token);
        await SeenAsync(discord, 1);
        await BlockedAsync(1);
        var elsewhere = rest.GetChannelAsync(new Snowflake(10), Token);
        _clock.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Single(discord.Requests);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await Wait.For(Task.WhenAll(first, elsewhere), "both");
        Assert.Equal(3, discord.Requests.Count);
    }

    [Fact]
    public async Task Without_any_hint_each_wait_is_longer_and_after_five_it_is_an_error()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(429, ""));
        using var rest = Rest(discord);
        var asking = rest.GetChannelAsync(new Snowflake(9), Token);
        for (var time = 1; time <= 5; time++)
        {
            await BlockedAsync(time);
            _clock.Advance(TimeSpan.FromSeconds(1 << (time - 1)) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(time, discord.Requests.Count);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            await SeenAsync(discord, time + 1);
        }
        var error = await Assert.ThrowsAsync<DiscordApiException>(() => Wait.For(asking, "the end"));
        Assert.Equal(HttpStatusCode.TooManyRequests, error.Status);
        Assert.Equal(6, discord.Requests.Count);
    }

    [Fact]
    public async Task After_a_storm_of_429s_the_repetitions_keep_to_fifty_a_second_too()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var calm = false;
        // The first refusal blocks all requests not yet sent, so no refusal is sent before all fifty have arrived.
        var fiftyAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        discord.Script = async seen =>
        {
            if (calm)
                return new FakeAnswer(200, """{"id":"1","channel_id":"1"}""");
            await fiftyAsked.Task;
            var (isGlobal, scope) = (("X-RateLimit-Global", "true"), ("X-RateLimit-Scope", "global"));
            return new FakeAnswer(429, """{"retry_after":3,"global":true}""", isGlobal, scope);
        };
        using var rest = Rest(discord);
        var posts =
            Task.WhenAll(Enumerable.Range(1, 120)
                .Select(i => rest.CreateMessageAsync(new Snowflake((ulong)i), new MessageCreate { Content = "x" }, Token)));
        await SeenAsync(discord, 50);
        fiftyAsked.SetResult();
        await BlockedAsync(50);
        calm = true;
        for (var second = 0; second < 3; second++)
        {
            var before = discord.Requests.Count;
            _clock.Advance(second == 0 ? TimeSpan.FromSeconds(3) : GlobalLimit.Window);
            await SeenAsync(discord, Math.Min(before + 50, 170));
        }
        await Wait.For(posts, "the posts");
        Assert.Equal(170, discord.Requests.Count);
    }

    [Fact]
    public async Task Whoever_waits_for_what_turns_out_to_be_too_long_is_told_at_once()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var answer = new TaskCompletionSource<FakeAnswer>();
        discord.Script = _ => answer.Task;
        using var rest = Rest(discord);
        var posts = Enumerable.Range(0, 5)
            .Select(i => rest.CreateMessageAsync(new Snowflake(9), new MessageCreate { Content = $"{i}" }, Token))
            .ToArray();
        await SeenAsync(discord, 1);
        answer.SetResult(new FakeAnswer(429, """{"retry_after":600,"global":false}"""));
        foreach (var post in posts)
        {
            var error = await Assert.ThrowsAsync<DiscordApiException>(() => Wait.For(post, "the end"));
            Assert.Equal(TimeSpan.FromMinutes(10), error.RetryAfter);
        }
        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task A_window_with_nothing_left_that_lasts_too_long_is_an_error_at_once()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(
            200,
            ChannelJson,
            ("X-RateLimit-Bucket", "b"),
            ("X-RateLimit-Limit", "2"),
            ("X-RateLimit-Remaining", "0"),
            ("X-RateLimit-Reset-After", "600")));
        using var rest = Rest(discord);
        await rest.GetChannelAsync(new Snowflake(9), Token);
        var error = await Assert.ThrowsAsync<DiscordApiException>(() => rest.GetChannelAsync(new Snowflake(9), Token));
        Assert.Equal(TimeSpan.FromMinutes(10), error.RetryAfter);
    }

    [Fact]
    public async Task Whoever_waits_when_the_window_turns_out_to_last_too_long_is_told_too()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var answer = new TaskCompletionSource<FakeAnswer>();
        discord.Script = _ => answer.Task;
        using var rest = Rest(discord);
        var first = rest.GetChannelAsync(new Snowflake(9), Token);
        var second = rest.GetChannelAsync(new Snowflake(9), Token);
        await SeenAsync(discord, 1);
        answer.SetResult(new FakeAnswer(
            200,
            ChannelJson,
            ("X-RateLimit-Bucket", "b"),
            ("X-RateLimit-Limit", "2"),
            ("X-RateLimit-Remaining", "0"),
            ("X-RateLimit-Reset-After", "600")));
        await Wait.For(first, "the answer");
        await Assert.ThrowsAsync<DiscordApiException>(() => Wait.For(second, "the end"));
        Assert.Single(discord.Requests);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("4102444800.5")]
    public async Task The_platforms_clock_may_be_years_off(string reset)
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(
            200,
            ChannelJson,
            ("X-RateLimit-Bucket", "b"),
            ("X-RateLimit-Limit", "1"),
            ("X-RateLimit-Remaining", "0"),
            ("X-RateLimit-Reset-After", "2.5"),
            ("X-RateLimit-Reset", reset)));
        var clock = new SkewedClock();
        using var rest = discord.Rest(options => options.Clock = clock);
        await rest.GetChannelAsync(new Snowflake(9), Token);
        var next = rest.GetChannelAsync(new Snowflake(9), Token);
        // The machine's wall clock may be changed too; only elapsed time counts.
        clock.Skew = TimeSpan.FromDays(-400);
        clock.Advance(TimeSpan.FromSeconds(2.4));
        Assert.False(next.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        await Wait.For(next, "the answer");
    }

    [Fact]
    public async Task Waiters_that_give_up_in_any_order_leave_the_others_in_theirs()
    {
        var limiter = new RateLimiter(_clock, TimeSpan.FromMinutes(1));
        var route = RestRoute.Post("/channels/{channel}/messages", "channels/x", "a");
        var held = await limiter.AcquireAsync(route, true, RequestPriority.Person, Token);
        using var gaveUp = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 20)
            .Select(i => limiter.AcquireAsync(route, true, RequestPriority.Person, i % 3 == 0 ? gaveUp.Token : CancellationToken.None))
                .ToList();
        await gaveUp.CancelAsync();
        for (var i = 0; i < 20; i++)
        {
            if (i % 3 == 0)
            {
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Wait.For(waiting[i], "the cancellation"));
                continue;
            }
            limiter.Release(held);
            held = await Wait.For(waiting[i], $"number {i}");
            Assert.All(waiting.Skip(i + 1).Where((_, later) => (i + 1 + later) % 3 != 0), later => Assert.False(later.IsCompleted));
        }
    }

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    public async Task Posts_to_one_room_keep_their_order_when_the_first_has_to_be_repeated(int status)
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script =
            _ => Task.FromResult(discord.Requests.Count == 1
                ? new FakeAnswer(status, """{"retry_after":0.05}""")
                : new FakeAnswer(200, """{"id":"1","channel_id":"9"}"""));
        using var rest = discord.Rest();
        await Wait.For(
            Task.WhenAll(Enumerable.Range(0, 5).Select(i => rest.CreateMessageAsync(
                new Snowflake(9), new MessageCreate { Content = $"{i}", Nonce = $"{i}", EnforceNonce = true }, Token))),
            "the posts");
        Assert.Equal(
            "001234",
            string.Concat(discord.Requests.Select(seen => System.Text.Json.JsonDocument.Parse(seen.Body).RootElement
                .GetProperty("content")
                .GetString())));
    }

    [Fact]
    public async Task The_first_answer_to_a_person_goes_while_everything_else_is_blocked()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = seen => Task.FromResult(seen.Path.EndsWith("/callback", StringComparison.Ordinal)
            ? FakeAnswer.NoContent
            : new FakeAnswer(429, """{"retry_after":30,"global":true}""", ("X-RateLimit-Global", "true"), ("X-RateLimit-Scope", "global")));
        using var rest = Rest(discord);
        var blocked = rest.GetChannelAsync(new Snowflake(9), Token);
        await BlockedAsync(1);
        var press = new Interaction { Id = new(77), ApplicationId = new(100), Token = "fictional" };
        await Wait.For(rest.CreateInteractionResponseAsync(press, InteractionResponse.DeferUpdate, Token), "the answer");
        Assert.False(blocked.IsCompleted);
        Assert.Equal(2, discord.Requests.Count);
        discord.Script = _ => Task.FromResult(new FakeAnswer(200, ChannelJson));
        _clock.Advance(TimeSpan.FromSeconds(30));
        await Wait.For(blocked, "the channel");
    }

    [Fact]
    public async Task After_too_many_refusals_nothing_goes_out_until_the_ten_minutes_are_over()
    {
        var invalid = new InvalidRequests(_clock);
        for (var i = 0; i < InvalidRequests.MaxCount - 1; i++)
            invalid.Count();
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(403, """{"code":50013,"message":"Missing Permissions"}"""));
        using var pipeline = new RestPipeline(discord.Options(options => options.Clock = _clock), _log, invalid);
        Task<byte[]> Ask() =>
            pipeline.SendAsync(new RestRequest(RestRoute.Get("/channels/{channel}", "channels/9", "9")), RequestPriority.Person, Token);
        Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<DiscordApiException>(Ask)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Assert.ThrowsAsync<DiscordApiException>(Ask)).Status);
        Assert.Single(discord.Requests);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<DiscordApiException>(Ask)).Status);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task SeenAsync(FakeDiscord discord, int count) =>
        Wait.Until(() => discord.Requests.Count >= count, () => $"{discord.Requests.Count} requests");

    /// <summary>Waits until the client has processed this many refusals.</summary>
    private Task BlockedAsync(int times) => Wait.Until(() => _log.Count(1) >= times, () => $"{_log.Count(1)} were rate limited");

    private DiscordRest Rest(FakeDiscord discord) => new(discord.Options(options => options.Clock = _clock), _log);

    /// <summary>A clock whose wall time can be changed without elapsed time.</summary>
    private sealed class SkewedClock : FakeTimeProvider
    {
        public TimeSpan Skew { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Skew;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }
}
