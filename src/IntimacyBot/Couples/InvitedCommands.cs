using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>The invited person's choices. A no writes nothing, so that it can still become a yes.</summary>
internal sealed class InvitedCommands(
    Store store, IdempotentInteractions idempotent, InviteeActions invited, PairedPage paired, Texts texts, Reconciler reconciler) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<AcceptInvitationId>(AcceptAsync);
        routes.Press<DeclineInvitationId>(
            (interaction, _, _) => Task.FromResult(Reply.Line(texts[interaction.Language, CouplesText.NobodyIsTold])));
        routes.Press<BlockInviterId>(NoMoreAsync);
    }

    private async Task<Reply> AcceptAsync(InteractionContext interaction, AcceptInvitationId id, CancellationToken cancel)
    {
        var answer = await idempotent.SaveAsync(
            interaction,
            (context, token) => invited.AcceptAsync(context, interaction, id.Invitation, token),
            AcceptResult.Repeated,
            cancel);
        reconciler.Bells(answer.Called);
        if (answer.Couple is null && answer.Refusal == Refusal.Repeated)
            answer = await store.ReadAsync((read, token) => invited.RepeatedAsync(read, interaction, token), cancel);
        return answer switch
        {
            { Couple: { } couple } => paired.For(interaction, couple),
            { InACouple: true } => Reply.Line(texts[interaction.Language, CouplesText.AlreadyPaired]),
            _ => texts.NotAvailable(interaction),
        };
    }

    private async Task<Reply> NoMoreAsync(InteractionContext interaction, BlockInviterId id, CancellationToken cancel)
    {
        var person = await idempotent.SaveAsync(
            interaction, (context, token) => invited.NoMoreAsync(context, interaction, id.Invitation, token), again: null, cancel);
        reconciler.Bells(person);
        if (person is null
            && await store.ReadAsync((read, token) => invited.IsOthersAsync(read, interaction, id.Invitation, token), cancel))
            return texts.NotAvailable(interaction);
        return Reply.Line(texts[interaction.Language, CouplesText.NoMoreFrom]);
    }
}
