using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Notifications;

/// <summary>What its person found behind a notification. <c>Done</c>: once this page was read, nothing waits any more.</summary>
internal sealed record OpenedNotification(Person Owner, Notification? Notification, Reply.Page? Page, bool Done);

/// <summary>Reads the page behind a notification. Discord is asked between two snapshots and never inside one.</summary>
internal sealed class NotificationPages(Store store, Notifier notifier, IEnumerable<INotificationPage> pages, GuildCache guilds)
{
    /// <summary>Null if nobody is called by it; for somebody else only whose it is.</summary>
    public async Task<OpenedNotification?> OpenAsync(InteractionContext interaction, Guid id, CancellationToken cancel)
    {
        if (await store.ReadAsync((read, token) => FindAsync(read, interaction, id, token), cancel) is not var (owner, notification))
            return null;
        if (notification is null || pages.SingleOrDefault(p => p.Kind == notification.Kind) is not { } kind)
            return new OpenedNotification(owner, notification, null, Done: notification is not null);
        if (kind.ShowsServer)
            notification = notification with { Server = await guilds.ObserveAsync(owner.Guild, cancel) };
        var page = await store.ReadAsync((read, token) => kind.OpenAsync(read, interaction, notification, token), cancel);
        return new OpenedNotification(owner, notification, page, Done: page is null || kind.Once);
    }

    private async Task<(Person Owner, Notification? Call)?> FindAsync(
        BotContext read,
        InteractionContext interaction,
        Guid id,
        CancellationToken cancel)
    {
        if (await notifier.OwnerAsync(read, id, cancel) is not { } owner)
            return null;
        return (owner, owner.User == interaction.User ? await notifier.FindAsync(read, id, owner, cancel) : null);
    }
}
