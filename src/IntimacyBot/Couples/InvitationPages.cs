using Discord.Models;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Builds the two pages of an invitation. They name the server's owner as Discord gives it now.</summary>
internal sealed class InvitationPages(InvitationStore invitations, GuildCache guilds, InvitationView view, Texts texts) : INotificationPage
{
    public string Kind => PairingService.Invited;

    public async Task<Reply> InvitingAsync(InteractionContext interaction, Snowflake partner, CancellationToken cancel)
    {
        var guildSnapshot = await guilds.GetSnapshotAsync(interaction.Guild!.Value, cancel);
        var back = WaysBack.To(interaction, texts, new InvitingId(partner).Write());
        return view.Inviting(interaction.Language, partner, guildSnapshot.Guild.OwnerId, back);
    }

    public Reply.Page OnItsWay(string language) => view.OnItsWay(language);

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
