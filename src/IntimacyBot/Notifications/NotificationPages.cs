using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Notifications;

/// <summary>What a person found behind a notification. <c>Done</c> is true when nothing waits any more once this page was read.</summary>
internal sealed record OpenedNotification(Person Owner, Notification? Notification, Reply.Page? Page, bool Done);

/// <summary>Reads the page behind a notification. Discord is asked between two snapshots and never inside one.</summary>
internal sealed class NotificationPages(
    Store store,
    Notifier notifier,
    IEnumerable<INotificationPage> pages,
    GuildCache guilds,
    MemberNames names)
{
    /// <summary>Null if no such notification exists. Somebody else only gets its owner.</summary>
    public async Task<OpenedNotification?> OpenAsync(InteractionContext interaction, Guid id, CancellationToken cancel)
    {
        if (await store.ReadAsync((read, token) => FindAsync(read, interaction, id, token), cancel) is not var (owner, notification))
            return null;
        if (notification is null || KindOf(notification) is not { } kind)
            return new OpenedNotification(owner, notification, null, Done: notification is not null);
        if (kind.ShowsServer)
            notification = notification with { Server = await guilds.ObserveAsync(owner.Guild, cancel) };
        var named = await store.ReadAsync((read, token) => kind.NamedAsync(read, notification, token), cancel);
        await names.LearnAsync(owner.Guild, named, cancel);
        await kind.PrepareAsync(interaction, notification, cancel);
        var page = await store.ReadAsync((read, token) => kind.OpenAsync(read, interaction, notification, token), cancel);
        return new OpenedNotification(owner, notification, page, Done: page is null || kind.Once);
    }

    private INotificationPage? KindOf(Notification notification) => pages.SingleOrDefault(p => p.Kind == notification.Kind);

    private async Task<(Person Owner, Notification? Call)?> FindAsync(
        BotContext read,
        InteractionContext interaction,
        Guid id,
        CancellationToken cancel)
    {
        if (await notifier.OwnerAsync(read, id, cancel) is not { } owner)
            return null;
        return (owner, owner.User == interaction.User ? await notifier.FindAsync(read, id, owner, interaction.OnPage, cancel) : null);
    }
}
