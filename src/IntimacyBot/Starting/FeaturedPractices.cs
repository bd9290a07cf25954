using IntimacyBot.Dances.Views;

namespace IntimacyBot.Starting;

/// <summary>The practices that have a command of their own.</summary>
internal static class FeaturedPractices
{
    /// <summary>For a couple; each has a button in /home too, in this order.</summary>
    public static (string Practice, StartingText Command, Enum Label)[] ForTwo { get; } =
    [
        ("reach", StartingText.CommandReach, StartingText.LabelReach),
        ("sardines", StartingText.CommandSardines, StartingText.LabelFindMe),
        ("repair", StartingText.CommandRepair, DanceText.LabelRepair),
    ];

    /// <summary>For anybody, in direct messages too.</summary>
    public static (string Practice, StartingText Command)[] ForOne { get; } =
    [
        ("meta", StartingText.CommandMeta),
        ("urge", StartingText.CommandUrge),
        ("are", StartingText.CommandAre),
    ];
}
