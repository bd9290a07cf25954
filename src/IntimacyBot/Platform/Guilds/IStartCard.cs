using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Platform.Guilds;

/// <summary>Builds the content of the start card in a server's home channel.</summary>
internal interface IStartCard
{
    /// <summary>Returns the whole card. A change of it is noticed by what this returns.</summary>
    IReadOnlyList<Component> Components(string language);

    /// <summary>Returns the card as it is sent. A picture that cannot be drawn is left out.</summary>
    Task<IllustratedMessage> MessageAsync(string language, CancellationToken cancel) =>
        Task.FromResult(new IllustratedMessage(Components(language)));
}
