using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>
/// What a slice adds to /home. Buttons of all parts are put into rows, in their order; anything else stands as it is, above them.
/// </summary>
internal interface IHomePart
{
    int Order { get; }

    Task<IReadOnlyList<Component>> ForAsync(BotContext read, InteractionContext interaction, Couple? couple, CancellationToken cancel);
}

/// <summary>What a slice adds to the page that two people read when they are paired. Buttons stand before [Home], rows below.</summary>
internal interface IPairedPagePart
{
    int Order { get; }

    IReadOnlyList<Component> For(InteractionContext interaction, Couple couple);
}
