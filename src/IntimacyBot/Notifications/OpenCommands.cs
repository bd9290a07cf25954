using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Notifications;

/// <summary>[Open]: the ring goes, the page comes; what it is about waits on until it is done.</summary>
internal sealed class OpenCommands(NotificationPages pages, IdempotentInteractions once, Notifier bell, Texts texts, Reconciler painter) : IRoutes
{
    public void Map(RouteTable routes) => routes.Press<OpenNotificationId>(OpenAsync);

    private async Task<Reply> OpenAsync(InteractionContext ask, OpenNotificationId id, CancellationToken cancel)
    {
        if (await pages.OpenAsync(ask, id.Call, cancel) is not { } opened)
            return Nothing(ask);
        if (opened.Owner.User != ask.User)
            return texts.NotAvailable(ask);
        await once.SaveAsync(ask, (context, token) => OpenedAsync(context, id, opened, token), again: false, cancel);
        painter.Bells(opened.Owner.Id);
        return (opened.Page ?? Nothing(ask)) with { Server = opened.Owner.Guild };
    }

    private async Task<bool> OpenedAsync(BotContext context, OpenNotificationId id, OpenedNotification opened, CancellationToken cancel)
    {
        await bell.OpenedAsync(context, id.Call, cancel);
        if (opened is { Done: true, Call: { } call })
            await bell.WithdrawAsync(context, call.About, call.Person, call.Kind, cancel);
        return true;
    }

    private Reply Nothing(InteractionContext ask) => Reply.Line(texts[ask.Language, NotificationsText.NothingThere]);
}
