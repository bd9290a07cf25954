using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Builds the page for whoever did not stop a dance whose room is deleted soon. It says what the last card says, and leads there for as
/// long as the room stands. The dance itself is gone by then.
/// </summary>
internal sealed class StoppedRoomPage(CoupleStore couples, DanceStore dances, IOptions<Timing> timing, Texts texts) : INotificationPage
{
    public string Kind => DanceNotifications.Stopped;

    public bool Once => true;

    public bool Passes => true;

    public async Task<Reply.Page?> OpenAsync(
        BotContext read, InteractionContext interaction, Notification notification, CancellationToken cancel)
    {
        var language = interaction.Language;
        var said = PageBuilder.Text(texts[language, DanceText.Stopped]);
        if (await FindAsync(read, interaction, notification.At, cancel) is not var (guild, room, until))
            return texts.Page(language, said);
        return texts.Page(
            language,
            said,
            PageBuilder.Small(texts[language, DanceText.RoomGoneLater, ("time", CardModel.Date(until))]),
            PageBuilder.Row(PageBuilder.GoTo(texts[language, DanceText.LabelGoThere], guild, room)));
    }

    /// <summary>Finds the room that closed at this moment, by the day on which it is deleted; null once it is deleted.</summary>
    private async Task<(Snowflake Guild, Snowflake Room, Instant Until)?> FindAsync(
        BotContext read, InteractionContext interaction, Instant stopped, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild || await couples.OfAsync(read, guild, interaction.User, cancel) is not { } couple)
            return null;
        var until = stopped + Duration.FromTimeSpan(timing.Value.ClosingOpen);
        var row = await read.Set<KeptRoomRow>().FirstOrDefaultAsync(r => r.Couple == couple.Id && r.DueAt == until, cancel);
        return row is null ? null : (guild, dances.RoomOf(row), until);
    }
}
