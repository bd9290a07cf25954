using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>The page behind the one question after a long silence, for one kind.</summary>
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
