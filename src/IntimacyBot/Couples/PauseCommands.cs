using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Where I stand, and a pause for which nobody asks a reason.</summary>
internal sealed class PauseCommands(Store store, IdempotentInteractions once, PersonStore people, ConsentService moves, Texts texts, Reconciler painter) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Command(texts.Command("pause", CouplesText.CommandPause), ShowAsync);
        routes.Press<PauseId>(PauseAsync);
    }

    private async Task<Reply> PauseAsync(InteractionContext ask, PauseId id, CancellationToken cancel)
    {
        if (ask.Guild is null)
            return texts.InYourServer(ask);
        var saved = await once.SaveAsync(ask, (context, token) => moves.PauseAsync(context, ask, id.Pause, token), again: null, cancel);
        painter.Bells(saved);
        return await ShowAsync(ask, cancel);
    }

    private async Task<Reply> ShowAsync(InteractionContext ask, CancellationToken cancel)
    {
        if (ask.Guild is not { } guild)
            return texts.InYourServer(ask);
        var person = await store.ReadAsync((read, token) => people.FindAsync(read, guild, ask.User, token), cancel);
        return Page(ask.Language, person?.Paused ?? false);
    }

    private Reply.Page Page(string language, bool paused) => texts.Page(
        language,
        PageBuilder.Text(texts[language, paused ? CouplesText.PausePaused : CouplesText.PauseHere]),
        PageBuilder.Row(PageBuilder.Likely(texts[language, paused ? CouplesText.LabelResume : CouplesText.LabelPause], new PauseId(!paused))));
}
