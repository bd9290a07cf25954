using Discord.Models;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Views;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances.Service;

/// <summary>Builds the page behind a notification about a dance that is not over. It shows nothing of the other's words.</summary>
internal sealed class DanceNotificationPage(
    string kind,
    bool once,
    Func<Participant, CardModel, Snowflake?, Reply.Page?> page,
    DanceQueries queries,
    RoomDoors doors,
    Texts texts) : INotificationPage
{
    public string Kind => kind;

    public bool Once => once;

    public Task<IReadOnlyList<Snowflake>> NamedAsync(BotContext read, Notification notification, CancellationToken cancel) =>
        queries.PeopleAsync(read, notification.About, cancel);

    public async Task PrepareAsync(InteractionContext interaction, Notification notification, CancellationToken cancel)
    {
        if (await queries.FindAsync(interaction, notification.About, cancel) is { Dance.HasRoom: true } found)
            await doors.LookAsync(found.Couple.Id, interaction.User, cancel);
    }

    public async Task<Reply.Page?> OpenAsync(
        BotContext read,
        InteractionContext interaction,
        Notification notification,
        CancellationToken cancel)
    {
        if (await queries.FindAsync(read, interaction, notification.About, withWords: true, cancel) is not { } found)
            return null;
        var participant = (found with { A = null, B = null }).With(found.Mine);
        var room = queries.RoomOf(participant.Row);
        var model = participant.Model(texts, interaction) with { Outside = doors.IsOutside(room, interaction.User) };
        if (kind is DanceNotifications.FirstCard or DanceNotifications.CardAgain)
            model = model with { OwnAsk = await queries.OwnAskAsync(read, participant, cancel) };
        if (kind == DanceNotifications.Room)
            model = model with { GivenBack = await queries.GivenBackAsync(read, interaction, participant, cancel) };
        return page(participant, model, room);
    }
}
