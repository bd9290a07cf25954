using Discord.Models.Components;

namespace IntimacyBot.Platform.Guilds;

/// <summary>What stands on the one start card of a server's home channel.</summary>
internal interface IStartCard
{
    IReadOnlyList<Component> Components(string language);
}
