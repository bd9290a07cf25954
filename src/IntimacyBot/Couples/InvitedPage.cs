using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>What the invited person reads.</summary>
internal sealed class InvitedPage(InvitationStore invitations, InvitationView view) : ICallPage
{
    public string Kind => Pairing.Invited;

    public bool ShowsServer => true;

    public async Task<Reply.Page?> OpenAsync(BotContext read, Ask ask, Call call, CancellationToken cancel)
    {
        if (await invitations.FindAsync(read, call.About, cancel) is not { } invite || invite.To != ask.User)
            return null;
        var server = call.Server ?? throw new InvalidOperationException("An invitation is opened in a server without the bot.");
        return view.Invited(ask.Language, invite, server.Facts.Guild.OwnerId);
    }
}
