using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Builds the two pages of an invitation. They name the server's owner as Discord gives it now.</summary>
internal sealed class InvitationPages(
    Store store, InvitationStore invitations, BlockList blocks, GuildCache guilds, InvitationView view, Texts texts) : INotificationPage
{
    public string Kind => PairingService.Invited;

    public async Task<Reply> InvitingAsync(InteractionContext interaction, Snowflake partner, CancellationToken cancel)
    {
        var guildSnapshot = await guilds.GetSnapshotAsync(interaction.Guild!.Value, cancel);
        var hadLeft = await HadLeftAsync(interaction, partner, cancel);
        var back = WaysBack.To(interaction, texts, new InvitingId(partner).Write());
        return view.Inviting(interaction.Language, partner, guildSnapshot.Guild.OwnerId, hadLeft, back);
    }

    /// <summary>True when the inviter had left this partner. It is read from the inviter's own entry, whatever the partner did.</summary>
    public Task<bool> HadLeftAsync(InteractionContext interaction, Snowflake partner, CancellationToken cancel) => store.ReadAsync(
        (read, token) => blocks.HasLeftAsync(read, interaction.Guild!.Value, interaction.User, partner, token), cancel);

    /// <param name="interaction">The press with which it was sent.</param>
    /// <param name="partner">The invited person.</param>
    /// <param name="inviter">The person who sent it; null where this press sent nothing.</param>
    public Reply.Page OnItsWay(InteractionContext interaction, Snowflake partner, Guid? inviter)
    {
        var page = view.OnItsWay(interaction.Language, partner);
        return inviter is { } person
            ? page with
            {
                Describes = PairedPeople.Before(person, interaction.At),
                Afterwards = view.PairedMeanwhile(interaction.Language).Components,
            }
            : page;
    }

    public async Task<Reply.Page?> OpenAsync(
        BotContext read,
        InteractionContext interaction,
        Notification notification,
        CancellationToken cancel)
    {
        if (await invitations.FindAsync(read, notification.About, cancel) is not { } invite || invite.To != interaction.User)
            return null;
        var guildSnapshot = await guilds.GetSnapshotAsync(invite.Guild, cancel);
        return view.Invited(interaction.Language, invite, guildSnapshot.Guild.OwnerId).FoundBy(new OpenNotificationId(notification.Id));
    }
}
