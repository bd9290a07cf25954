using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>Builds the page that asks, after a long silence, whether one kind of consent stays on.</summary>
internal sealed class ConsentReviewPage(Consent kind, SettingsView view) : INotificationPage
{
    public string Kind => ConsentService.StillOn(kind);

    public Task<Reply.Page?> OpenAsync(
        BotContext read,
        InteractionContext interaction,
        Notification notification,
        CancellationToken cancel) =>
        Task.FromResult<Reply.Page?>(view.StillOn(interaction.Language, notification.Person, kind));
}
