using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.Couples;

/// <summary>Stores words that both partners wanted to keep.</summary>
internal interface IJar
{
    /// <summary>Stores the words for their author. It does nothing if the author has left, because their key is destroyed.</summary>
    Task KeepAsync(BotContext context, Guid couple, Guid author, Words words, CancellationToken cancel);
}
