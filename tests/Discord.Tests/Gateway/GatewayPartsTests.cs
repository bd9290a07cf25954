using System.Text;
using Discord.Gateway;
using Discord.Hosting;
using Discord.Models;
using Microsoft.Extensions.Time.Testing;

namespace Tests.Gateway;

/// <summary>Tests of the small parts of the gateway client.</summary>
public sealed class GatewayPartsTests
{
    [Fact]
    public void A_frame_is_read_whatever_the_order_of_its_parts()
    {
        var frame = Frame.Read(Encoding.UTF8.GetBytes("""{ "x":[{"op":99}], "d": {"op":5,"s":6} , "s":3,"op":0,"t":"A" }"""));
        Assert.Equal((0, 3L, "A"), (frame.Op, frame.Sequence, frame.Event));
        Assert.Equal("""{"op":5,"s":6}""", Encoding.UTF8.GetString(frame.Data.Span));
    }

    [Fact]
    public void A_heartbeat_without_events_carries_null() =>
        Assert.Equal("""{"op":1,"d":null}""", Encoding.UTF8.GetString(Frames.Heartbeat(null).Span));

    [Theory]
    [InlineData("wss://gateway.example", "wss://gateway.example/?v=10&encoding=json")]
    [InlineData("wss://gateway.example/", "wss://gateway.example/?v=10&encoding=json")]
    [InlineData("wss://gateway.example/path?v=6", "wss://gateway.example/path?v=10&encoding=json")]
    [InlineData("ws://127.0.0.1:5000", "ws://127.0.0.1:5000/?v=10&encoding=json")]
    [InlineData("ws://gateway.example", null)]
    [InlineData("https://gateway.example", null)]
    [InlineData("nonsense", null)]
    public void Addresses_get_version_and_encoding_and_must_be_safe(string address, string? expected) =>
        Assert.Equal(expected, GatewayUrl.Of(address)?.AbsoluteUri);

    [Fact]
    public void Compression_is_asked_for_in_the_address() =>
        Assert.Equal(
            "wss://gateway.example/?v=10&encoding=json&compress=zlib-stream",
            GatewayUrl.Of("wss://gateway.example", compress: true)?.AbsoluteUri);

    [Fact]
    public void Back_off_doubles_up_to_its_limit()
    {
        var timings = new GatewayTimings();
        Assert.Equal(TimeSpan.Zero, timings.After(0));
        Assert.InRange(timings.After(1), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        Assert.InRange(timings.After(4), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8));
        Assert.InRange(timings.After(1000), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));
        Assert.InRange(timings.RandomAfterInvalidSession(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task New_sessions_are_five_seconds_apart_and_spread_when_few_are_left()
    {
        var clock = new FakeTimeProvider();
        using var identifyLimiter = new IdentifyRateLimiter(new DiscordOptions { Clock = clock });
        var plenty = new SessionStartLimit { Total = 1000, Remaining = 999, ResetAfter = 1000 };
        Assert.Equal(TimeSpan.Zero, await WaitAsync(identifyLimiter, plenty));
        Assert.Equal(TimeSpan.FromSeconds(5), await WaitAsync(identifyLimiter, plenty));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.Zero, await WaitAsync(identifyLimiter, plenty));
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromHours(1), await WaitAsync(identifyLimiter, plenty with { Remaining = 0, ResetAfter = 3_600_000 }));
        using var other = new IdentifyRateLimiter(new DiscordOptions { Clock = clock });
        Assert.Equal(TimeSpan.FromMinutes(6), await WaitAsync(other, plenty with { Remaining = 9, ResetAfter = 3_600_000 }));
    }

    [Fact]
    public async Task A_thousand_starts_in_a_crash_loop_never_use_up_the_sessions_of_a_day()
    {
        var clock = new FakeTimeProvider();
        var (remaining, end) = (1000, clock.GetUtcNow() + TimeSpan.FromDays(1));
        while (clock.GetUtcNow() < end)
        {
            // A new process knows only what Discord tells it.
            var limit = new SessionStartLimit { Remaining = remaining, ResetAfter = (long)(end - clock.GetUtcNow()).TotalMilliseconds };
            using var identifyLimiter = new IdentifyRateLimiter(new DiscordOptions { Clock = clock });
            clock.Advance(await WaitAsync(identifyLimiter, limit) + TimeSpan.FromSeconds(1));
            Assert.True(clock.GetUtcNow() >= end || --remaining >= 0, "none was left");
        }
    }

    private static Task<TimeSpan> WaitAsync(IdentifyRateLimiter identifyLimiter, SessionStartLimit limit) =>
        identifyLimiter.ReserveAsync(limit, null, TestContext.Current.CancellationToken);
}
