using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>What each of two people reads once they are paired.</summary>
internal sealed class PairedPage(CoupleStore couples, InvitationView view, IEnumerable<IPairedPagePart> parts) : INotificationPage
{
    public string Kind => PairingService.Paired;

    public bool Once => true;

    public Reply.Page For(InteractionContext ask, Couple couple) =>
        view.Paired(ask.Language, parts.OrderBy(p => p.Order).SelectMany(p => p.For(ask, couple)));

    public async Task<Reply.Page?> OpenAsync(BotContext read, InteractionContext ask, Notification call, CancellationToken cancel) =>
        await couples.FindAsync(read, call.About, cancel) is { } couple && couple.SideOf(ask.User) is not null ? For(ask, couple) : null;
}
