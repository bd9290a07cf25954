using IntimacyBot.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Tests.TestKit;

namespace Tests.Hosting;

/// <summary>What the first press needs is warmed before the gateway opens, and leaves nothing behind.</summary>
public sealed class WarmUpTests
{
    [Fact]
    public async Task It_is_over_before_the_gateway_opens_and_its_failure_keeps_the_bot_from_nothing()
    {
        await using var bot = await BotFixture.OpenAsync();
        var opened = true;
        var part = new Part(() => opened = bot.World.History.Recent(100).Contains("the bot identified", StringComparison.Ordinal));

        await bot.StartAsync(services => services.AddSingleton<IWarmUp>(part));

        Assert.False(opened);
        Assert.Contains("Part failed with InvalidOperationException", Assert.Single(bot.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_asks_discord_for_nothing_and_leaves_no_row()
    {
        await using var story = await BotFixture.BeginAsync();
        var before = DatabaseSnapshot.Of(story.DatabaseFile);
        var requests = story.World.History.Recent(1000);

        foreach (var part in story.Get<IEnumerable<IWarmUp>>())
            await part.RunAsync(TestContext.Current.CancellationToken);

        var after = DatabaseSnapshot.Of(story.DatabaseFile);
        // Values about the database itself change by themselves when the log is moved.
        Assert.All(before.Tables.Except(["SystemValues"]), table => Assert.Equal(before.Rows(table), after.Rows(table)));
        Assert.Equal(requests, story.World.History.Recent(1000));
        await story.EndAsync();
    }

    [Fact]
    public async Task The_bot_names_its_own_project_to_discord()
    {
        Assert.True(Uri.TryCreate(DiscordSettings.ProjectAddress, UriKind.Absolute, out var address));
        Assert.Equal("https", address.Scheme);
        await using var bot = await BotFixture.OpenAsync();

        await bot.StartAsync();

        Assert.Empty(bot.World.Violations);
    }

    private sealed class Part(Action look) : IWarmUp
    {
        public Task RunAsync(CancellationToken cancel)
        {
            look();
            throw new InvalidOperationException();
        }
    }
}
