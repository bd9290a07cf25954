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

    public async Task<Reply> InvitingAsync(InteractionContext ask, Snowflake partner, CancellationToken cancel)
    {
        var facts = await guilds.FactsAsync(ask.Guild!.Value, cancel);
        return view.Inviting(ask.Language, partner, facts.Guild.OwnerId);
    }

    public async Task<Reply.Page?> OpenAsync(BotContext read, InteractionContext ask, Notification call, CancellationToken cancel)
    {
        if (await invitations.FindAsync(read, call.About, cancel) is not { } invite || invite.To != ask.User)
            return null;
        var facts = await guilds.FactsAsync(invite.Guild, cancel);
        return view.Invited(ask.Language, invite, facts.Guild.OwnerId);
    }
}
