using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Handles the invited person's yes, and their wish for no more invitations.</summary>
internal sealed class InvitedCommands(
    Store store, IdempotentInteractions idempotent, InviteeActions invited, PairedPage paired, Texts texts, Reconciler reconciler) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<AcceptInvitationId>(AcceptAsync);
        routes.Press<BlockInviterId>(NoMoreAsync);
    }

    private async Task<Reply> AcceptAsync(InteractionContext interaction, AcceptInvitationId id, CancellationToken cancel)
    {
        var answer = await idempotent.SaveAsync(
            interaction,
            (context, token) => invited.AcceptAsync(context, interaction, id.Invitation, token),
            AcceptResult.Repeated,
            cancel);
        reconciler.Paired(answer.Called);
        if (answer.Couple is null && answer.Refusal == Refusal.Repeated)
            answer = await store.ReadAsync((read, token) => invited.RepeatedAsync(read, interaction, token), cancel);
        return answer switch
        {
            { Couple: { } couple } => await paired.ForAsync(interaction, couple, cancel),
            { InACouple: true } => texts.AlreadyPaired(interaction.Language),
            _ => texts.NotAvailable(interaction),
        };
    }

    private async Task<Reply> NoMoreAsync(InteractionContext interaction, BlockInviterId id, CancellationToken cancel)
    {
        var person = await idempotent.SaveAsync(
            interaction, (context, token) => invited.NoMoreAsync(context, interaction, id.Invitation, token), again: null, cancel);
        reconciler.Bells(person);
        if (person is null
            && !await store.ReadAsync((read, token) => invited.IsMineAsync(read, interaction, id.Invitation, token), cancel))
            return texts.NotAvailable(interaction);
        return texts.Page(interaction.Language, PageBuilder.Text(texts[interaction.Language, CouplesText.NoMoreFrom]));
    }
}
