using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Views;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Builds the page for an author whose partner has come while more people can read the room than when the words were shared. It names them
/// and asks whether to share.
/// </summary>
internal sealed class MoreReadersPage(DanceQueries queries, ServerSettingsStore servers, Texts texts) : INotificationPage
{
    public string Kind => DanceNotifications.MoreReaders;

    public bool ShowsServer => true;

    public Task<IReadOnlyList<Snowflake>> NamedAsync(BotContext read, Notification notification, CancellationToken cancel) =>
        queries.PeopleAsync(read, notification.About, cancel);

    public async Task<Reply.Page?> OpenAsync(
        BotContext read, InteractionContext interaction, Notification notification, CancellationToken cancel)
    {
        if (await queries.FindAsync(read, interaction, notification.About, withWords: false, cancel) is not { } participant
            || participant.Dance is not Dance.Asking { Arrived: not null, Readers: { } before } asking
            || participant.Me != asking.Position.Starter)
            return null;
        var home = HomeChannel.Of(await servers.FindAsync(read, participant.Couple.Guild, cancel), notification.Server);
        var model = participant.Model(texts, interaction);
        return home.Readers is { } now ? AskerPages.MoreReaders(model, ReadersView.More(model, now, before)) : null;
    }
}
