using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances.Handlers;

/// <summary>Handles the answers about a promise, and the end of what is tried for a week. Which answer it was is not stored.</summary>
internal sealed class PromiseCommands(
    IdempotentInteractions idempotent,
    PersonStore people,
    Notifier notifier,
    Reconciler reconciler,
    Texts texts) : IRoutes
{
    public void Map(RouteTable routes) => routes.Press<PromiseId>(AnswerAsync);

    private async Task<Reply> AnswerAsync(InteractionContext interaction, PromiseId id, CancellationToken cancel)
    {
        var author =
            await idempotent.SaveAsync<Guid?>(
                interaction,
                (context, token) => AnsweredAsync(context, interaction, id.Promise, token),
                null,
                cancel);
        reconciler.Bells(author);
        return texts.Page(interaction.Language, PageBuilder.Text(texts[interaction.Language, id.Act switch
        {
            PromiseAct.Done => DanceText.PromiseDone,
            PromiseAct.Some => DanceText.PromiseSome,
            PromiseAct.End => DanceText.TryEnded,
            _ => DanceText.PromiseNotYet,
        }]));
    }

    private async Task<Guid?> AnsweredAsync(BotContext context, InteractionContext interaction, Guid promise, CancellationToken cancel)
    {
        // An interaction in a direct message names no server, so all persons of this user are tried.
        foreach (var person in await people.OfAsync(context, interaction.User, cancel))
        {
            if (!await KeptWords.AnswerAsync(context, promise, person.Id, cancel))
                continue;
            await notifier.SettleAsync(context, promise, person.Id, PromisePage.NotificationKind, cancel);
            return person.Id;
        }

        return null;
    }
}
