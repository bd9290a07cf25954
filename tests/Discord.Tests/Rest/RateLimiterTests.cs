using CsCheck;
using Discord.Rest;
using Discord.Rest.RateLimits;
using Microsoft.Extensions.Time.Testing;
using Tests.Fakes;

namespace Tests.Rest;

/// <summary>Tests of the rate limiter on a fake clock.</summary>
public sealed class RateLimiterTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly RateLimiter _limiter;

    public RateLimiterTests() => _limiter = new RateLimiter(_clock, TimeSpan.FromMinutes(1));

    [Fact]
    public async Task Until_the_first_answer_one_goes_at_a_time()
    {
        var first = await Now(Ask(Get("a")));
        var second = Ask(Get("a"));
        Assert.False(second.IsCompleted);
        _limiter.Learn(first, Says("hash", 5, 4, 2));
        _limiter.Release(first);
        await Now(second);
    }

    [Fact]
    public async Task Different_channels_do_not_wait_for_each_other()
    {
        await Now(Ask(Get("a")));
        await Now(Ask(Get("b")));
    }

    [Fact]
    public async Task Reading_goes_in_parallel_as_far_as_the_remaining_count_allows()
    {
        await Answered(Get("a"), Says("hash", 4, 3, 2));
        await Now(Ask(Get("a")));
        await Now(Ask(Get("a")));
        var last = await Now(Ask(Get("a")));
        var over = Ask(Get("a"));
        Assert.False(over.IsCompleted);
        _limiter.Learn(last, Says("hash", 4, 0, 2));
        _limiter.Release(last);
        Assert.False(over.IsCompleted);
    }

    [Fact]
    public async Task Writing_keeps_its_order_one_by_one()
    {
        await Answered(Post("a"), Says("hash", 5, 4, 2));
        var first = await Now(Ask(Post("a")));
        var second = Ask(Post("a"));
        var third = Ask(Post("a"));
        Assert.False(second.IsCompleted);
        _limiter.Release(first);
        _limiter.Release(await Now(second));
        await Now(third);
    }

    [Fact]
    public async Task With_nothing_left_the_next_goes_when_the_window_ends()
    {
        await Answered(Post("a"), Says("hash", 1, 0, 2.5));
        var next = Ask(Post("a"));
        _clock.Advance(TimeSpan.FromSeconds(2.4));
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await Now(next);
    }

    [Fact]
    public async Task Routes_with_the_same_hash_share_a_bucket()
    {
        await Answered(Post("a"), Says("shared", 2, 0, 3));
        await Answered(Patch("a"), Says("shared", 2, 0, 3));
        var edit = Ask(Patch("a"));
        Assert.False(edit.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(3));
        await Now(edit);
    }

    [Fact]
    public async Task Those_who_waited_under_the_old_name_keep_their_order_under_the_new_one()
    {
        await Answered(Post("a"), Says("shared", 5, 4, 3));
        var edit = await Now(Ask(Patch("a")));
        var waiting = Ask(Patch("a"));
        var behind = Ask(Patch("a"));
        _limiter.Learn(edit, Says("shared", 5, 3, 3));
        var post = Ask(Post("a"));
        Assert.False(waiting.IsCompleted);
        Assert.False(post.IsCompleted);
        _limiter.Release(edit);
        var permit = await Now(waiting);
        Assert.False(behind.IsCompleted);
        _limiter.Release(permit);
        permit = await Now(behind);
        Assert.False(post.IsCompleted);
        _limiter.Release(permit);
        await Now(post);
    }

    [Fact]
    public async Task A_known_hash_still_counts_by_channel()
    {
        await Answered(Post("a"), Says("hash", 1, 0, 5));
        await Now(Ask(Post("b")));
    }

    [Fact]
    public async Task A_blocked_bucket_waits_and_others_do_not()
    {
        var permit = await Now(Ask(Post("a")));
        _limiter.Block(permit, TimeSpan.FromSeconds(10), everywhere: false);
        _limiter.Release(permit);
        var same = Ask(Post("a"));
        await Now(Ask(Post("b")));
        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(same.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await Now(same);
    }

    [Fact]
    public async Task A_global_block_stops_all_but_the_answers_to_interactions()
    {
        var permit = await Now(Ask(Post("a")));
        _limiter.Block(permit, TimeSpan.FromSeconds(4), everywhere: true);
        _limiter.Release(permit);
        var other = Ask(Post("b"));
        Assert.False(other.IsCompleted);
        await Now(_limiter.AcquireAsync(
            Post("webhook"),
            countsGlobally: false,
            RequestPriority.Person,
            TestContext.Current.CancellationToken));
        _clock.Advance(TimeSpan.FromSeconds(4));
        await Now(other);
    }

    [Fact]
    public async Task No_more_than_fifty_go_within_a_second_even_if_the_first_was_slower_on_its_way_than_the_last()
    {
        for (var i = 0; i < 50; i++)
            await Now(Ask(Get($"channel {i}")));
        var next = Ask(Get("another"));
        _clock.Advance(TimeSpan.FromMilliseconds(1024));
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await Now(next);
    }

    [Fact]
    public async Task A_block_longer_than_anybody_should_wait_is_an_error_at_once()
    {
        var permit = await Now(Ask(Patch("a")));
        _limiter.Block(permit, TimeSpan.FromMinutes(10), everywhere: false);
        _limiter.Release(permit);
        var error = await Assert.ThrowsAsync<DiscordApiException>(() => Ask(Patch("a")));
        Assert.Equal(429, (int)error.Status);
        Assert.Equal(TimeSpan.FromMinutes(10), error.RetryAfter);
    }

    [Fact]
    public async Task Who_gives_up_waiting_holds_up_nobody()
    {
        var first = await Now(Ask(Post("a")));
        using var given = new CancellationTokenSource();
        var second = _limiter.AcquireAsync(Post("a"), true, RequestPriority.Person, given.Token);
        var third = Ask(Post("a"));
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        _limiter.Release(first);
        await Now(third);
    }

    [Fact]
    public async Task Buckets_nobody_uses_are_swept_away()
    {
        for (var i = 0; i < 2000; i++)
        {
            await Answered(Get($"channel {i}"), Says("hash", 5, 4, 1));
            _clock.Advance(TimeSpan.FromMilliseconds(30));
        }
        Assert.InRange(_limiter.Count, 1, 600);
    }

    [Fact]
    public async Task Many_writers_never_overtake_each_other_and_never_break_the_window() =>
        await Gen.Int[1, 5].SampleAsync(async limit =>
        {
            var clock = new FakeTimeProvider();
            var limiter = new RateLimiter(clock, TimeSpan.FromMinutes(1));
            var order = new List<int>();
            var waiting = Enumerable.Range(0, 20)
                .Select(i => limiter.AcquireAsync(Post("a"), true, RequestPriority.Person, CancellationToken.None))
                .ToList();
            var (used, windowEnd) = (0, TimeSpan.Zero);
            var start = clock.GetTimestamp();
            for (var i = 0; i < waiting.Count; i++)
            {
                for (var step = 0; !waiting[i].IsCompleted && step < 100; step++)
                    clock.Advance(TimeSpan.FromMilliseconds(100));
                var permit = await Now(waiting[i]);
                order.Add(i);
                var now = clock.GetElapsedTime(start);
                if (now >= windowEnd)
                    (used, windowEnd) = (0, now + TimeSpan.FromSeconds(2));
                used++;
                Assert.True(used <= limit, $"{used} in a window for {limit}");
                Assert.All(waiting.Skip(i + 1), later => Assert.False(later.IsCompleted));
                limiter.Learn(permit, Says("hash", limit, limit - used, (windowEnd - now).TotalSeconds));
                limiter.Release(permit);
            }
        }, iter: 20, threads: 1);

    private static RestRoute Get(string major) => RestRoute.Get("/channels/{channel}", "channels/x", major);

    private static RestRoute Post(string major) => RestRoute.Post("/channels/{channel}/messages", "channels/x", major);

    private static RestRoute Patch(string major) => RestRoute.Patch("/channels/{channel}/messages/{message}", "channels/x", major);

    private static RateLimitHeaders Says(string bucket, int limit, int remaining, double after) =>
        new(bucket, limit, remaining, TimeSpan.FromSeconds(after));

    private static async Task<Permit> Now(Task<Permit> permit)
    {
        Assert.True(
            permit.IsCompleted || await Task.WhenAny(permit, Task.Delay(Wait.Longest, TimeProvider.System)) == permit,
            "not let through");
        return await permit;
    }

    private Task<Permit> Ask(RestRoute route) =>
        _limiter.AcquireAsync(route, countsGlobally: true, RequestPriority.Person, CancellationToken.None);

    private async Task Answered(RestRoute route, RateLimitHeaders headers)
    {
        var permit = await Now(Ask(route));
        _limiter.Learn(permit, headers);
        _limiter.Release(permit);
    }
}
