using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>What a person may be called for, switched by themselves alone. Works in direct messages too.</summary>
internal sealed class SettingsCommands(Once once, ConsentMoves moves, SettingsPages pages, Texts texts, Painter painter) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Command(texts.Command("settings", CouplesText.CommandSettings), pages.PageAsync);
        routes.Press<SettingsId>((ask, _, cancel) => pages.PageAsync(ask, cancel));
        routes.Press<ConsentId>(SwitchAsync);
        routes.Press<StillOnId>(StillOnAsync);
    }

    private async Task<Reply> SwitchAsync(Ask ask, ConsentId id, CancellationToken cancel)
    {
        var saved = await SaveAsync(ask, id.Person, id.Kind, id.On, cancel);
        return await pages.OfAsync(ask, saved ?? id.Person, cancel);
    }

    private async Task<Reply> StillOnAsync(Ask ask, StillOnId id, CancellationToken cancel)
    {
        await SaveAsync(ask, id.Person, id.Kind, id.On, cancel);
        return await pages.AnsweredAsync(ask, id, cancel);
    }

    private async Task<Guid?> SaveAsync(Ask ask, Guid person, Consent kind, bool on, CancellationToken cancel)
    {
        var saved = await once.SaveAsync(
            ask, (context, token) => moves.SwitchAsync(context, ask, person, kind, on, token), again: null, cancel);
        painter.Bells(saved);
        return saved;
    }
}
