using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Shows somebody where they stand, and starts a pause without asking for a reason.</summary>
internal sealed class PauseCommands(Store store, PersonStore people, ConsentChanges consents, Texts texts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Command(texts.Command("pause", CouplesText.CommandPause), ShowAsync);
        routes.Press<PausePageId>((interaction, _, cancel) => ShowAsync(interaction, cancel));
        routes.Press<PauseId>(PauseAsync);
    }

    private async Task<Reply> PauseAsync(InteractionContext interaction, PauseId id, CancellationToken cancel)
    {
        if (interaction.Guild is null)
            return texts.InYourServer(interaction);
        await consents.PauseAsync(interaction, id.Pause, cancel);
        return await ShowAsync(interaction, cancel);
    }

    private async Task<Reply> ShowAsync(InteractionContext interaction, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild)
            return texts.InYourServer(interaction);
        var person = await store.ReadAsync((read, token) => people.FindAsync(read, guild, interaction.User, token), cancel);
        var back = WaysBack.To(interaction, texts, default(PausePageId).Write());
        return Page(interaction.Language, person?.Paused ?? false, back);
    }

    private Reply.Page Page(string language, bool paused, string? back) => texts.Page(
        language,
        [
            PageBuilder.Text(texts[language, paused ? CouplesText.PausePaused : CouplesText.PauseHere]),
            PageBuilder.Row(paused
                ? PageBuilder.Likely(texts[language, CouplesText.LabelResume], new PauseId(Pause: false))
                : PageBuilder.Quiet(texts[language, CouplesText.LabelPause], new PauseId(Pause: true))),
            .. texts.BackRow(language, back),
        ]).FoundBy(default(PausePageId));
}
