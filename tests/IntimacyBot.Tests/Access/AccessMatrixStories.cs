using IntimacyBot.Platform.Interactions;
using Tests.TestKit;

namespace Tests.Access;

/// <summary>
/// Every route is tried by everybody for whom it is not: with the ids that the couple was shown, with every act, and with ids of records
/// that never existed. Nothing changes, nobody notices, and the answer tells neither a word nor whether there is anything.
/// </summary>
public sealed class AccessMatrixStories(ITestOutputHelper output)
{
    public static TheoryData<string> Moments => [.. AccessScene.Moments.Keys];

    [Fact]
    public async Task Every_route_says_whom_it_serves()
    {
        await using var bot = await BotFixture.BeginAsync();
        var routes = bot.Get<RouteTable>().All.Select(r => $"{r.Kind} {r.Name}").Order(StringComparer.Ordinal);
        Assert.Equal(routes, RouteAccess.All.Keys.Select(r => $"{r.Kind} {r.Name}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Nobody_reaches_what_is_not_theirs(string moment)
    {
        await using var scene = await AccessScene.AtAsync(moment);
        var attempts = new AccessAttempts(scene);
        foreach (var outsider in scene.Outsiders)
            await attempts.ByOutsiderAsync(outsider);
        foreach (var partner in new[] { scene.Bot.Alex, scene.Bot.Sam })
            await attempts.ByOtherPartnerAsync(partner);
        output.WriteLine($"{moment}: {attempts.Count} attempts");
        Assert.True(attempts.Count > 500, $"Only {attempts.Count} attempts were made.");
        Assert.Empty(attempts.Findings);
        Assert.Empty(scene.Bot.World.Violations);
        Assert.Empty(scene.Bot.Log.Warnings);
    }
}
