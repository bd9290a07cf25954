using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances.Service;

/// <summary>Builds the page that asks about a promise. It shows what its reader promised, and nothing of anybody else.</summary>
internal sealed class PromisePage(KeptWords kept, Texts texts) : INotificationPage
{
    public const string NotificationKind = "dance.promise";

    public string Kind => NotificationKind;

    public async Task<Reply.Page?> OpenAsync(
        BotContext read,
        InteractionContext interaction,
        Notification notification,
        CancellationToken cancel) =>
        await kept.PromiseOfAsync(read, notification.About, notification.Person, cancel) is { } words
            ? Page(texts, interaction.Language, notification.About, words)
            : null;

    internal static Reply.Page Page(Texts texts, string language, Guid promise, Words words) => texts.Page(
        language,
        PageBuilder.Text(texts[language, DanceText.PromiseAsk]),
        WordsView.Framed(WordsView.Fitting(show => show(words.Reveal()))),
        PageBuilder.Row(
            PageBuilder.Quiet(texts[language, DanceText.LabelPromiseDone], new PromiseId(promise, PromiseAct.Done)),
            PageBuilder.Quiet(texts[language, DanceText.LabelPromiseSome], new PromiseId(promise, PromiseAct.Some)),
            PageBuilder.Quiet(texts[language, DanceText.LabelPromiseNotYet], new PromiseId(promise, PromiseAct.NotYet))));
}
