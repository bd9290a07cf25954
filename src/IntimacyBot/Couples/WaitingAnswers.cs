using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>Stores the answers to lines of /home that need no page. Callers open the transaction through <see cref="Store"/>.</summary>
internal sealed class WaitingAnswers(PersonStore people, InvitationStore invitations)
{
    /// <summary>Records that the inviter has read that nothing came of the invitation.</summary>
    public async Task<bool> LetBeAsync(BotContext context, InteractionContext interaction, Guid invitation, CancellationToken cancel)
    {
        if (await invitations.FindAsync(context, invitation, cancel) is not { State: Invitation.Lapsed lapsed } invite
            || invite.From != interaction.User)
            return false;
        await invitations.SaveAsync(context, invitation, lapsed.Decide(new InvitationMove.Read()).Next!, cancel);
        return true;
    }

    /// <summary>Records that the person has read that something of theirs cannot be read any more.</summary>
    public async Task<bool> DamagedReadAsync(BotContext context, InteractionContext interaction, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild || await people.FindAsync(context, guild, interaction.User, cancel) is not { } person)
            return false;
        return await DamagedWaiting.ReadAsync(context, person.Id, cancel) > 0;
    }

    /// <summary>Switches the person's notifications back to the bell from now on.</summary>
    public async Task<bool> UseBellAsync(BotContext context, InteractionContext interaction, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild || await people.FindAsync(context, guild, interaction.User, cancel) is not { } person)
            return false;
        await people.SaveAsync(context, person.Switched(Consent.Dms, on: false, interaction.At), cancel);
        return true;
    }
}
