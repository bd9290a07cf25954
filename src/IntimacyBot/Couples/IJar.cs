using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.Couples;

/// <summary>Where words go that both partners wanted to keep.</summary>
internal interface IJar
{
    /// <summary>Keeps them for their author. Nothing happens if the author has left: their words went with their key.</summary>
    Task KeepAsync(BotContext context, Guid couple, Guid author, Words words, CancellationToken cancel);
}
