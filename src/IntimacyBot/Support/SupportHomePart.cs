using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Support;

/// <summary>[Support] in /home, for everybody, after everything else.</summary>
internal sealed class SupportHomePart(Texts texts) : IHomePart
{
    public int Order => 90;

    public Task<IReadOnlyList<Component>> ForAsync(
        BotContext read,
        InteractionContext interaction,
        Couple? couple,
        CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Component>>([PageBuilder.Quiet(texts[interaction.Language, HelpText.LabelSupport], new SupportId())]);
}
