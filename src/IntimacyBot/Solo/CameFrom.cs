using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Solo;

/// <summary>Finds the custom id that opens the pressed page again.</summary>
internal static class CameFrom
{
    /// <summary>Returns the custom id that opens the gate of the practice again; null if the pressed page was no gate.</summary>
    public static string? Gate(InteractionContext interaction)
    {
        if (!interaction.OnPage)
            return null;
        var buttons = (interaction.Interaction.Message?.Components ?? []).OfType<ActionRow>()
            .SelectMany(row => row.Components)
            .OfType<Button>();
        var gate = buttons.Select(b => CustomIds.Read<GateId>(b.CustomId ?? "")).FirstOrDefault(id => id is not null);
        return gate is { } of ? new OpenPracticeId(of.Practice).Write() : null;
    }
}
