using Discord.Models.Components;

namespace IntimacyBot.Platform.Guilds;

/// <summary>Builds the content of the start card in a server's home channel.</summary>
internal interface IStartCard
{
    IReadOnlyList<Component> Components(string language);
}
