using Discord.Models;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>The two pages of an invitation, which name the server's owner as Discord tells it now.</summary>
internal sealed class InvitationPages(InvitationStore invitations, GuildCache guilds, InvitationView view) : INotificationPage
{
    public string Kind => PairingService.Invited;

    public async Task<Reply> InvitingAsync(InteractionContext interaction, Snowflake partner, CancellationToken cancel)
    {
        var guildSnapshot = await guilds.FactsAsync(interaction.Guild!.Value, cancel);
        return view.Inviting(interaction.Language, partner, guildSnapshot.Guild.OwnerId);
    }

    public async Task<Reply.Page?> OpenAsync(
        BotContext read,
        InteractionContext interaction,
        Notification notification,
        CancellationToken cancel)
    {
        if (await invitations.FindAsync(read, notification.About, cancel) is not { } invite || invite.To != interaction.User)
            return null;
        var guildSnapshot = await guilds.FactsAsync(invite.Guild, cancel);
        return view.Invited(interaction.Language, invite, guildSnapshot.Guild.OwnerId);
    }
}
