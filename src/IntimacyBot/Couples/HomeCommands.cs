using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Where everything starts.</summary>
internal sealed class HomeCommands(Store store, Once once, HomeQueries queries, HomePage page, Texts texts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Command(texts.Command("home", CouplesText.CommandHome), HomeAsync);
        routes.Press<HomeId>((ask, _, cancel) => HomeAsync(ask, cancel));
    }

    private async Task<Reply> HomeAsync(Ask ask, CancellationToken cancel)
    {
        if (ask.Guild is not { } guild)
            return texts.InYourServer(ask);
        var known = await store.ReadAsync((read, token) => queries.ReadAsync(read, guild, ask.User, token), cancel);
        if (known.Lapsed.Count > 0)
            await once.SaveAsync(ask, (context, token) => queries.ForgetAsync(context, known.Lapsed, token), again: false, cancel);
        return await page.ForAsync(ask, known, cancel);
    }
}
