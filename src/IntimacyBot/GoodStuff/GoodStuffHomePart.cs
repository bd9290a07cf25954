using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.GoodStuff;

/// <summary>What the jar adds to /home. It stands there whether anything is in it or not.</summary>
internal sealed class GoodStuffHomePart(Texts texts) : IHomePart
{
    public int Order => 50;

    public Task<IReadOnlyList<Component>> ForAsync(
        BotContext read,
        InteractionContext interaction,
        Couple? couple,
        CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Component>>(couple is null
            ? []
            : [PageBuilder.Quiet(texts[interaction.Language, RouterText.LabelSomethingGood], new SomethingGoodId())]);
}
