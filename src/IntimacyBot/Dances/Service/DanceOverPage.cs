using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances.Service;

/// <summary>Builds the page behind a notification about a dance that is over. It does not load the dance.</summary>
internal sealed class DanceOverPage(string kind, Func<Texts, string, Reply.Page> page, Texts texts) : INotificationPage
{
    public string Kind => kind;

    public bool Once => true;

    public bool Passes => true;

    public Task<Reply.Page?> OpenAsync(
        BotContext read,
        InteractionContext interaction,
        Notification notification,
        CancellationToken cancel) =>
        Task.FromResult<Reply.Page?>(page(texts, interaction.Language));
}
