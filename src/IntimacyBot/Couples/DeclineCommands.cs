using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>Handles the invited person's no. It stores nothing, so that the no can still become a yes.</summary>
internal sealed class DeclineCommands(Store store, InvitationStore invitations, InvitationView view, NotNowAnswers notNow) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<NotYetId>(NotNowAsync);
        routes.Press<DeclineInvitationId>((interaction, _, _) => Task.FromResult<Reply>(view.Declined(interaction.Language, null)));
    }

    private async Task<Reply> NotNowAsync(InteractionContext interaction, NotYetId id, CancellationToken cancel)
    {
        var invite = await store.ReadAsync((read, token) => invitations.FindAsync(read, id.Invitation, token), cancel);
        if (invite?.To != interaction.User)
            return view.Declined(interaction.Language, null);
        if (invite.State is Invitation.Pending pending)
            notNow.Add(invite.Id, pending.Until, interaction.At);
        return view.Declined(interaction.Language, invite);
    }
}
