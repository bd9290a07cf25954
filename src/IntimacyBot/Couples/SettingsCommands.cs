using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>What a person may be called for, switched by themselves alone. Works in direct messages too.</summary>
internal sealed class SettingsCommands(
    IdempotentInteractions once, ConsentService moves, SettingsQueries queries, SettingsView view, Texts texts, Reconciler painter) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Command(texts.Command("settings", CouplesText.CommandSettings), SettingsAsync);
        routes.Press<SettingsId>((ask, _, cancel) => SettingsAsync(ask, cancel));
        routes.Press<ConsentId>(SwitchAsync);
        routes.Press<ConsentReviewId>(StillOnAsync);
    }

    private async Task<Reply> SettingsAsync(InteractionContext ask, CancellationToken cancel)
    {
        var known = await queries.KnownAsync(ask.User, cancel);
        if (ask.Guild is { } here)
            return view.Page(ask.Language, known.SingleOrDefault(p => p.Guild == here));
        if (ask.Values is [var chosen, ..])
            known = [.. known.Where(p => p.Id.ToString() == chosen)];
        return known switch
        {
            [] => Reply.Line(texts[ask.Language, CouplesText.SettingsUnknown]),
            [var only] => view.Page(ask.Language, only),
            _ => view.WhichServer(ask.Language, await queries.ServersAsync(known, cancel)),
        };
    }

    private async Task<Reply> SwitchAsync(InteractionContext ask, ConsentId id, CancellationToken cancel)
    {
        var saved = await once.SaveAsync(
            ask, (context, token) => moves.SwitchAsync(context, ask, id.Person, id.Kind, id.On, token), again: null, cancel);
        painter.Bells(saved);
        return await SettingsOfAsync(ask, saved ?? id.Person, cancel);
    }

    private async Task<Reply> StillOnAsync(InteractionContext ask, ConsentReviewId id, CancellationToken cancel)
    {
        var saved = await once.SaveAsync(
            ask, (context, token) => moves.SwitchAsync(context, ask, id.Person, id.Kind, id.On, token), again: null, cancel);
        painter.Bells(saved);
        var known = await queries.KnownAsync(ask.User, cancel);
        return known.Any(p => p.Id == id.Person) ? view.Answered(ask.Language, id.Kind, id.On) : texts.NotAvailable(ask);
    }

    private async Task<Reply> SettingsOfAsync(InteractionContext ask, Guid person, CancellationToken cancel)
    {
        var known = await queries.KnownAsync(ask.User, cancel);
        var own = known.SingleOrDefault(p => p.Id == person) ?? known.SingleOrDefault(p => p.Guild == ask.Guild);
        return own is null && ask.Guild is null ? texts.NotAvailable(ask) : view.Page(ask.Language, own);
    }
}
