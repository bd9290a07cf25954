using Discord.Gateway;
using Microsoft.Extensions.Time.Testing;
using Tests.Fakes;

namespace Tests.Gateway;

/// <summary>Tests that at most 120 frames are sent per minute, and that heartbeats always have room.</summary>
public sealed class SendBudgetTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Ordinary_frames_leave_room_for_heartbeats()
    {
        var budget = new SendBudget(_clock);
        for (var i = 0; i < SendBudget.PerMinute - SendBudget.ForHeartbeats; i++)
            Assert.Equal(TimeSpan.Zero, budget.Take());
        Assert.Equal(SendBudget.Window, budget.Take());
        for (var i = 0; i < SendBudget.ForHeartbeats; i++)
            budget.TakeForHeartbeat();
        _clock.Advance(SendBudget.Window - TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(1), budget.Take());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, budget.Take());
    }

    [Fact]
    public void Whatever_the_rhythm_no_minute_has_more_than_120()
    {
        var budget = new SendBudget(_clock);
        var sent = new Queue<DateTimeOffset>();
        var random = new Random(7);
        var nextBeat = _clock.GetUtcNow();
        for (var step = 0; step < 4000; step++)
        {
            if (_clock.GetUtcNow() >= nextBeat)
            {
                budget.TakeForHeartbeat();
                sent.Enqueue(_clock.GetUtcNow());
                nextBeat += TimeSpan.FromSeconds(41.25);
            }
            else if (budget.Take() == TimeSpan.Zero)
            {
                sent.Enqueue(_clock.GetUtcNow());
            }
            while (sent.TryPeek(out var oldest) && _clock.GetUtcNow() - oldest >= TimeSpan.FromMinutes(1))
                sent.Dequeue();
            Assert.True(sent.Count <= 120, $"{sent.Count} in a minute");
            _clock.Advance(TimeSpan.FromMilliseconds(random.Next(300)));
        }
    }

    [Fact]
    public async Task A_platform_that_asks_for_a_thousand_heartbeats_gets_as_many_as_are_allowed()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var run = new GatewayRun(discord);
        var socket = await discord.StartSessionAsync();
        for (var i = 0; i < 1000; i++)
            await socket.SendAsync("""{"op":1,"d":null}""");
        await socket.DispatchAsync("GUILD_CREATE", 2, """{"id":"1"}""");
        await run.UntilSeen("GUILD_CREATE");
        // Identify took one frame, and one interval of thirty seconds may have started already.
        const int most = SendBudget.PerMinute - SendBudget.ForHeartbeats - 1;
        await Wait.Until(() => socket.Beats >= most, () => $"{socket.Beats} beats");
        Assert.InRange(socket.Beats, most, most + 1);
    }
}
