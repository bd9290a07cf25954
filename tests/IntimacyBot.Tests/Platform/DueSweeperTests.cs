using IntimacyBot.Platform.Scheduling;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Tests.Platform;

public sealed class DueSweeperTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 23, 12, 0);

    [Fact]
    public async Task The_nearest_time_is_told_that_people_have_set_themselves()
    {
        Assert.Equal(
            Noon,
            await NextAsync(new Unannounced(), new Announced(Noon + Duration.FromDays(2)), new Announced(Noon), new Announced(null)));
        Assert.Null(await NextAsync(new Unannounced(), new Announced(null)));
    }

    private static async Task<Instant?> NextAsync(params IDueSource[] sources)
    {
        await using var discord = await RestRecorder.StartAsync();
        using var rest = discord.Rest();
        var clock = new DiscordClock(new MachineClock(new FakeTimeProvider()));
        var check = new ClockCheck(clock, rest, NullLogger<ClockCheck>.Instance);
        using var due = new DueSweeper(sources, clock, check, NullLogger<DueSweeper>.Instance);
        return await due.NextAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Unannounced : IDueSource
    {
        public string Name => "unannounced";

        public Task<int> RunAsync(Instant now, CancellationToken cancel) => Task.FromResult(0);
    }

    private sealed class Announced(Instant? next) : IDueSource
    {
        public string Name => "announced";

        public Task<int> RunAsync(Instant now, CancellationToken cancel) => Task.FromResult(0);

        public Task<Instant?> NextAsync(CancellationToken cancel) => Task.FromResult(next);
    }
}
