using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Notifications;

/// <summary>[Open]: the ring goes, the page comes; what it is about waits on until it is done.</summary>
internal sealed class OpenCommands(
    Store store, Once once, Bell bell, IEnumerable<ICallPage> pages, Texts texts, Painter painter) : IRoutes
{
    public void Map(RouteTable routes) => routes.Press<OpenId>(OpenAsync);

    private async Task<Reply> OpenAsync(Ask ask, OpenId id, CancellationToken cancel)
    {
        if (await store.ReadAsync((read, token) => bell.OwnerAsync(read, id.Call, token), cancel) is not { } owner)
            return Nothing(ask);
        if (owner.User != ask.User)
            return texts.NotAvailable(ask);
        var call = await store.ReadAsync((read, token) => bell.FindAsync(read, id.Call, owner, token), cancel);
        var kind = pages.SingleOrDefault(p => p.Kind == call?.Kind);
        var page = call is null || kind is null
            ? null
            : await store.ReadAsync((read, token) => kind.OpenAsync(read, ask, call, token), cancel);
        var done = call is not null && (page is null || kind!.Once);
        await once.SaveAsync(ask, (context, token) => OpenedAsync(context, id, call, done, token), again: false, cancel);
        painter.Bells(owner.Id);
        return (page ?? Nothing(ask)) with { Server = owner.Guild };
    }

    private async Task<bool> OpenedAsync(BotContext context, OpenId id, Call? call, bool done, CancellationToken cancel)
    {
        await bell.OpenedAsync(context, id.Call, cancel);
        if (done && call is not null)
            await bell.DropAsync(context, call.About, call.Person, call.Kind, cancel);
        return true;
    }

    private Reply Nothing(Ask ask) => Reply.Line(texts[ask.Language, NotificationsText.NothingThere]);
}
