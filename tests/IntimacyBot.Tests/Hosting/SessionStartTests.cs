using Discord.Gateway;
using Discord.Hosting;
using IntimacyBot.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal;
using Tests.TestKit;

namespace Tests.Hosting;

/// <summary>Tests that session starts of a day are counted across restarts of the bot.</summary>
public sealed class SessionStartTests
{
    [Fact]
    public async Task Sessions_that_began_before_a_restart_still_count_while_the_platforms_own_number_stands_still()
    {
        await using var bot =
            await BotFixture.OpenAsync(new RehearsalOptions
            {
                RateLimits = RateLimitOptions.Generous with { Sessions = new(1000, TimeSpan.Zero) }
            });
        await LiveAsync(bot, TimeSpan.Zero, begun: 1);
        // A session that is refused when it is resumed would have the same effect some seconds later.
        DatabaseSnapshot.Ask(bot.DatabaseFile, "DELETE FROM GatewaySessions");
        await LiveAsync(bot, TimeSpan.FromMinutes(1), begun: 2);

        await bot.StartAsync();

        Assert.Contains(bot.Log.All, l => l.Contains("Gateway session resumed", StringComparison.Ordinal));
        Assert.Equal(2, (await BegunAsync(bot))?.Count);
    }

    /// <summary>Runs the bot once in a new session.</summary>
    private static async Task LiveAsync(BotFixture bot, TimeSpan later, int begun)
    {
        await bot.StartAsync(services => services.AddSingleton(At(bot, later)));
        Assert.Contains(bot.Log.All, l => l.Contains("New gateway session", StringComparison.Ordinal));
        Assert.Equal(begun, (await BegunAsync(bot))?.Count);
        await bot.StopAsync();
        Assert.Empty(bot.Log.Warnings);
        bot.Log.Clear();
    }

    private static Task<SessionStarts?> BegunAsync(BotFixture bot) =>
        bot.Get<ISessionStartStore>().ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Shifts the clock, so that the test need not wait the five seconds between two sessions.</summary>
    private static DiscordOptions At(BotFixture bot, TimeSpan later)
    {
        var options = new DiscordOptions { Clock = new Later(later) };
        DiscordSettings.Apply(bot.Configuration(), options);
        return options;
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
