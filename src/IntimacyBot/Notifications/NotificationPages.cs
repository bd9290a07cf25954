using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Notifications;

/// <summary>What its person found behind a notification. <c>Done</c>: once this page was read, nothing waits any more.</summary>
internal sealed record OpenedNotification(Person Owner, Notification? Call, Reply.Page? Page, bool Done);

/// <summary>Reads the page behind a notification. Discord is asked between two snapshots and never inside one.</summary>
internal sealed class NotificationPages(Store store, Notifier bell, IEnumerable<INotificationPage> pages, GuildCache guilds)
{
    /// <summary>Null if nobody is called by it; for somebody else only whose it is.</summary>
    public async Task<OpenedNotification?> OpenAsync(InteractionContext ask, Guid id, CancellationToken cancel)
    {
        if (await store.ReadAsync((read, token) => FindAsync(read, ask, id, token), cancel) is not var (owner, call))
            return null;
        if (call is null || pages.SingleOrDefault(p => p.Kind == call.Kind) is not { } kind)
            return new OpenedNotification(owner, call, null, Done: call is not null);
        if (kind.ShowsServer)
            call = call with { Server = await guilds.ObserveAsync(owner.Guild, cancel) };
        var page = await store.ReadAsync((read, token) => kind.OpenAsync(read, ask, call, token), cancel);
        return new OpenedNotification(owner, call, page, Done: page is null || kind.Once);
    }

    private async Task<(Person Owner, Notification? Call)?> FindAsync(BotContext read, InteractionContext ask, Guid id, CancellationToken cancel)
    {
        if (await bell.OwnerAsync(read, id, cancel) is not { } owner)
            return null;
        return (owner, owner.User == ask.User ? await bell.FindAsync(read, id, owner, cancel) : null);
    }
}
