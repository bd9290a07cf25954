using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>The invited person's choices. A no writes nothing, so that it can still become a yes.</summary>
internal sealed class InvitedCommands(
    Store store, IdempotentInteractions once, InviteeActions invited, PairedPage paired, Texts texts, Reconciler painter) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<AcceptInvitationId>(AcceptAsync);
        routes.Press<DeclineInvitationId>((ask, _, _) => Task.FromResult(Reply.Line(texts[ask.Language, CouplesText.NobodyIsTold])));
        routes.Press<BlockInviterId>(NoMoreAsync);
    }

    private async Task<Reply> AcceptAsync(InteractionContext ask, AcceptInvitationId id, CancellationToken cancel)
    {
        var answer = await once.SaveAsync(
            ask, (context, token) => invited.AcceptAsync(context, ask, id.Invitation, token), AcceptResult.Repeated, cancel);
        painter.Bells(answer.Called);
        if (answer.Couple is null && answer.Refusal == Refusal.Repeated)
            answer = await store.ReadAsync((read, token) => invited.RepeatedAsync(read, ask, token), cancel);
        return answer switch
        {
            { Couple: { } couple } => paired.For(ask, couple),
            { InACouple: true } => Reply.Line(texts[ask.Language, CouplesText.AlreadyPaired]),
            _ => texts.NotAvailable(ask),
        };
    }

    private async Task<Reply> NoMoreAsync(InteractionContext ask, BlockInviterId id, CancellationToken cancel)
    {
        var person = await once.SaveAsync(
            ask, (context, token) => invited.NoMoreAsync(context, ask, id.Invitation, token), again: null, cancel);
        painter.Bells(person);
        if (person is null && await store.ReadAsync((read, token) => invited.IsOthersAsync(read, ask, id.Invitation, token), cancel))
            return texts.NotAvailable(ask);
        return Reply.Line(texts[ask.Language, CouplesText.NoMoreFrom]);
    }
}
