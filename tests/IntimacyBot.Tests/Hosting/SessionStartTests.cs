using Discord.Gateway;
using Discord.Hosting;
using IntimacyBot.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal;
using Tests.Storage;

namespace Tests.Hosting;

/// <summary>The sessions of a day, counted over the bot's lives.</summary>
public sealed class SessionStartTests
{
    [Fact]
    public async Task Sessions_that_began_before_a_restart_still_count_while_the_platforms_own_number_stands_still()
    {
        await using var town = await Town.OpenAsync(new RehearsalOptions { RateLimits = RateLimitOptions.Generous with { Sessions = new(1000, TimeSpan.Zero) } });
        await LiveAsync(town, TimeSpan.Zero, begun: 1);
        // A session refused at its resumption would come to the same, seconds later.
        Folder.Sql(town.Database, "DELETE FROM GatewaySession");
        await LiveAsync(town, TimeSpan.FromMinutes(1), begun: 2);

        await town.StartAsync();

        Assert.Contains(town.Log.All, l => l.Contains("Gateway session resumed", StringComparison.Ordinal));
        Assert.Equal(2, (await BegunAsync(town))?.Count);
    }

    /// <summary>A life of the bot in a session of its own.</summary>
    private static async Task LiveAsync(Town town, TimeSpan later, int begun)
    {
        await town.StartAsync(services => services.AddSingleton(At(town, later)));
        Assert.Contains(town.Log.All, l => l.Contains("New gateway session", StringComparison.Ordinal));
        Assert.Equal(begun, (await BegunAsync(town))?.Count);
        await town.StopAsync();
        Assert.Empty(town.Log.AboveInformation);
    }

    private static Task<SessionStarts?> BegunAsync(Town town) => town.Get<ISessionStartStore>().ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>So much later, so that nobody waits until five seconds have passed between two sessions.</summary>
    private static DiscordOptions At(Town town, TimeSpan later)
    {
        var options = new DiscordOptions { Clock = new Later(later) };
        DiscordSettings.Apply(town.Configuration(), options);
        return options;
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
