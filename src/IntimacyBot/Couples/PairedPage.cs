using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>What each of two people reads once they are paired.</summary>
internal sealed class PairedPage(CoupleStore couples, InvitationView view, IEnumerable<IPairedPagePart> parts) : INotificationPage
{
    public string Kind => PairingService.Paired;

    public bool Once => true;

    public Reply.Page For(InteractionContext interaction, Couple couple) =>
        view.Paired(interaction.Language, parts.OrderBy(p => p.Order).SelectMany(p => p.For(interaction, couple)));

    public async Task<Reply.Page?> OpenAsync(
        BotContext read,
        InteractionContext interaction,
        Notification notification,
        CancellationToken cancel) =>
        await couples.FindAsync(read, notification.About, cancel) is { } couple && couple.SideOf(interaction.User) is not null
            ? For(interaction, couple)
            : null;
}
