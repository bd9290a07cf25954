using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Shows the waiting lines that do not fit on /home, and handles the answers to lines that need no page.</summary>
internal sealed class WaitingCommands(
    IdempotentInteractions idempotent,
    HomeQueries queries,
    WaitingAnswers answers,
    WaitingView view,
    HomePage home,
    Texts texts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<AllWaitingId>(AllAsync);
        routes.Press<LetInvitationBeId>(LetBeAsync);
        routes.Press<UseBellId>(UseBellAsync);
        routes.Press<DamagedReadId>(DamagedReadAsync);
    }

    private async Task<Reply> AllAsync(InteractionContext interaction, AllWaitingId id, CancellationToken cancel) =>
        await queries.FindAsync(interaction, cancel) is { } found
            ? view.All(interaction.Language, found.Waiting, id.From)
            : texts.InYourServer(interaction);

    private async Task<Reply> LetBeAsync(InteractionContext interaction, LetInvitationBeId id, CancellationToken cancel)
    {
        await idempotent.SaveAsync(
            interaction, (context, token) => answers.LetBeAsync(context, interaction, id.Invitation, token), again: false, cancel);
        return await HomeAsync(interaction, cancel);
    }

    private async Task<Reply> UseBellAsync(InteractionContext interaction, UseBellId id, CancellationToken cancel)
    {
        await idempotent.SaveAsync(
            interaction, (context, token) => answers.UseBellAsync(context, interaction, token), again: false, cancel);
        return await HomeAsync(interaction, cancel);
    }

    private async Task<Reply> DamagedReadAsync(InteractionContext interaction, DamagedReadId id, CancellationToken cancel)
    {
        await idempotent.SaveAsync(
            interaction, (context, token) => answers.DamagedReadAsync(context, interaction, token), again: false, cancel);
        return await HomeAsync(interaction, cancel);
    }

    private async Task<Reply> HomeAsync(InteractionContext interaction, CancellationToken cancel)
    {
        var found = await queries.FindAsync(interaction, cancel);
        return found is null ? texts.InYourServer(interaction) : await home.ForAsync(interaction, found, cancel);
    }
}
