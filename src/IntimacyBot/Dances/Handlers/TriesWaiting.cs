using IntimacyBot.Couples;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances.Handlers;

/// <summary>Shows somebody what they are trying for a week. It waits for nothing, and nobody else sees it.</summary>
internal sealed class TriesWaiting(KeptWords kept, Texts texts) : IWaitingPart
{
    public async Task<IReadOnlyList<WaitingLine>> ForAsync(BotContext read, WaitingContext at, CancellationToken cancel)
    {
        var tries = await kept.TriesOfAsync(read, at.Person.Id, at.Interaction.At, cancel);
        return [.. tries.Select(t => WaitingLines.Trying(texts, at.Language, t.Id, t.Words, t.Until))];
    }
}
