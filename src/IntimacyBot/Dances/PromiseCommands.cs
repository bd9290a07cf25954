using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances;

/// <summary>Which answer it was is kept nowhere.</summary>
internal sealed class PromiseCommands(IdempotentInteractions once, PersonStore people, Notifier bell, Reconciler painter, Texts texts) : IRoutes
{
    public void Map(RouteTable routes) => routes.Press<PromiseId>(AnswerAsync);

    private async Task<Reply> AnswerAsync(InteractionContext ask, PromiseId id, CancellationToken cancel)
    {
        var author = await once.SaveAsync<Guid?>(ask, (context, token) => AnsweredAsync(context, ask, id.Promise, token), null, cancel);
        painter.Bells(author);
        return texts.Page(ask.Language, PageBuilder.Text(texts[ask.Language, id.Act switch
        {
            PromiseAct.Done => DanceText.PromiseDone,
            PromiseAct.Some => DanceText.PromiseSome,
            _ => DanceText.PromiseNotYet,
        }]));
    }

    private async Task<Guid?> AnsweredAsync(BotContext context, InteractionContext ask, Guid promise, CancellationToken cancel)
    {
        // In a direct message nobody knows yet which server it was in; the author does.
        foreach (var person in await people.OfAsync(context, ask.User, cancel))
        {
            if (!await KeptWords.AnswerAsync(context, promise, person.Id, cancel))
                continue;
            await bell.WithdrawAsync(context, promise, person.Id, PromisePage.Called, cancel);
            return person.Id;
        }

        return null;
    }
}
