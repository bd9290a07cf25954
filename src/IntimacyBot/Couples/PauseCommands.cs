using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Where I stand, and a pause for which nobody asks a reason.</summary>
internal sealed class PauseCommands(
    Store store,
    IdempotentInteractions idempotent,
    PersonStore people,
    ConsentService moves,
    Texts texts,
    Reconciler reconciler) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Command(texts.Command("pause", CouplesText.CommandPause), ShowAsync);
        routes.Press<PauseId>(PauseAsync);
    }

    private async Task<Reply> PauseAsync(InteractionContext interaction, PauseId id, CancellationToken cancel)
    {
        if (interaction.Guild is null)
            return texts.InYourServer(interaction);
        var saved =
            await idempotent.SaveAsync(
                interaction,
                (context, token) => moves.PauseAsync(context, interaction, id.Pause, token),
                again: null,
                cancel);
        reconciler.Bells(saved);
        return await ShowAsync(interaction, cancel);
    }

    private async Task<Reply> ShowAsync(InteractionContext interaction, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild)
            return texts.InYourServer(interaction);
        var person = await store.ReadAsync((read, token) => people.FindAsync(read, guild, interaction.User, token), cancel);
        return Page(interaction.Language, person?.Paused ?? false);
    }

    private Reply.Page Page(string language, bool paused) => texts.Page(
        language,
        PageBuilder.Text(texts[language, paused ? CouplesText.PausePaused : CouplesText.PauseHere]),
        PageBuilder.Row(PageBuilder.Likely(
            texts[language, paused ? CouplesText.LabelResume : CouplesText.LabelPause],
            new PauseId(!paused))));
}
