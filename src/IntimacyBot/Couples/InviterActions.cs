using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>An invitation that was sent, and the person who sent it.</summary>
internal sealed record SentInvitation(Guid Invitation, Guid Inviter);

/// <summary>Carries out what an inviter does. It touches no row of the invited person.</summary>
internal sealed class InviterActions(PersonStore people, CoupleStore couples, InvitationStore invitations, BlockList blocks)
{
    /// <summary>
    /// Returns the new invitation and who sent it; null if the inviter is in a couple by now or chose themselves. A couple
    /// with this very person that rests keeps nobody from inviting them again. It also lifts the
    /// inviter's block of the other person, because who invites somebody wants to hear from them.
    /// </summary>
    public async Task<SentInvitation?> SendAsync(
        BotContext context, InteractionContext interaction, Snowflake partner, CancellationToken cancel)
    {
        var guild = interaction.Guild!.Value;
        if (partner == interaction.User)
            return null;
        var couple = await couples.OfAsync(context, guild, interaction.User, cancel);
        if (couple is not null && !(couple.Resting && couple.IsOf(interaction.User, partner)))
            return null;
        var inviter = await people.MeetAsync(context, guild, interaction.User, interaction.Language, cancel);
        await blocks.LiftAsync(context, guild, interaction.User, partner, cancel);
        var sent = await invitations.SendAsync(context, inviter, partner, interaction.Language, interaction.At, cancel);
        return new SentInvitation(sent, inviter.Id);
    }
}
