using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Notifications;

/// <summary>Handles [Open]. It shows the page, and the ring stays until its time. What it is about waits until it is done.</summary>
internal sealed class OpenCommands(
    NotificationPages pages,
    IdempotentInteractions idempotent,
    Notifier notifier,
    BellRecords records,
    Texts texts,
    Reconciler reconciler) : IRoutes
{
    public void Map(RouteTable routes) => routes.Press<OpenNotificationId>(OpenAsync);

    private async Task<Reply> OpenAsync(InteractionContext interaction, OpenNotificationId id, CancellationToken cancel)
    {
        // Whoever looks into somebody else's bell reads the same whether something still waits there or not.
        if (await pages.OpenAsync(interaction, id.Notification, cancel) is not { } opened || opened.Owner.User != interaction.User)
            return Nothing(interaction);
        if (interaction.Interaction.ChannelId == opened.Owner.Bell)
            records.Opened(opened.Owner.Id);
        await idempotent.SaveAsync(interaction, (context, token) => OpenedAsync(context, opened, token), again: false, cancel);
        reconciler.Bells(opened.Owner.Id);
        return (opened.Page ?? Nothing(interaction)) with { Server = opened.Owner.Guild };
    }

    private async Task<bool> OpenedAsync(BotContext context, OpenedNotification opened, CancellationToken cancel)
    {
        if (opened is { Done: true, Notification: { } notification })
            await notifier.SettleAsync(context, notification.About, notification.Person, notification.Kind, cancel);
        return true;
    }

    private Reply.Page Nothing(InteractionContext interaction) =>
        Reply.Line(texts[interaction.Language, NotificationsText.NothingThere]).UntilRing(interaction);
}
