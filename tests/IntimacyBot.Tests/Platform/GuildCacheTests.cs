using Discord.Gateway;
using Discord.Hosting;
using Discord.Models;
using Discord.Rest.Api;
using IntimacyBot.Platform.Guilds;
using Rehearsal;

namespace Tests.Platform;

public sealed class GuildCacheTests
{
    [Fact]
    public async Task Nobody_is_asked_for_the_name_of_somebody_who_is_here()
    {
        await using var server = await RehearsalServer.StartAsync();
        using var rest = Rest(server);
        var guilds = new GuildCache(rest, new GuildState(), TimeProvider.System);
        guilds.Meet(new User(new(7), "alex7", "Alex", false));

        Assert.Equal("Alex", await guilds.UserNameAsync(new(7), TestContext.Current.CancellationToken));
    }

    private static DiscordRest Rest(RehearsalServer server) =>
        new(new DiscordOptions { Token = server.BotToken, ApiBaseUrl = server.ApiBaseUrl.ToString() });
}
