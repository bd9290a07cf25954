using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Couples;

/// <summary>The place on /home for something that a slice offers.</summary>
internal enum HomePlace
{
    /// <summary>The one button that most people come for.</summary>
    Likely,

    /// <summary>The menu "What do you need right now?".</summary>
    Menu,

    /// <summary>A small button below the menu.</summary>
    Below,
}

/// <summary>
/// Something that /home offers. <paramref name="Id"/> is the custom id of a button that opens it: choosing it in the menu does the same as
/// pressing that button.
/// </summary>
internal sealed record HomeOption(int Order, string Label, string Id)
{
    public HomePlace Place { get; init; } = HomePlace.Menu;

    /// <summary>The emoji before the label.</summary>
    public string? Sign { get; init; }

    /// <summary>One warm sentence: in the menu below its line, and below the title while the likely button is blue.</summary>
    public string? Description { get; init; }
}

/// <summary>Adds a slice's options to /home. The couple is null for somebody who has none.</summary>
internal interface IHomePart
{
    IEnumerable<HomeOption> For(InteractionContext interaction, Couple? couple);
}

/// <summary>
/// Adds a slice's parts to the page that two people read when they are paired. Buttons stand before [Home], and rows stand below it.
/// </summary>
internal interface IPairedPagePart
{
    int Order { get; }

    IReadOnlyList<Component> For(InteractionContext interaction, Couple couple);
}
