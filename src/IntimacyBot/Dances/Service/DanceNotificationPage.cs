using Discord.Models;
using IntimacyBot.Dances.Views;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances.Service;

/// <summary>The page behind a notification about a dance that goes on. It shows nothing of the other's words.</summary>
internal sealed class DanceNotificationPage(
    string kind,
    bool once,
    Func<Participant, CardModel, Snowflake?, Reply.Page?> page,
    DanceQueries queries,
    Texts texts) : INotificationPage
{
    public string Kind => kind;

    public bool Once => once;

    public async Task<Reply.Page?> OpenAsync(
        BotContext read,
        InteractionContext interaction,
        Notification notification,
        CancellationToken cancel)
    {
        if (await queries.FindAsync(read, interaction, notification.About, withWords: true, cancel) is not { } found)
            return null;
        var participant = (found with { A = null, B = null }).With(found.Mine);
        return page(participant, participant.Model(texts, interaction), queries.RoomOf(participant.Row));
    }
}
