namespace IntimacyBot.Starting;

/// <summary>The practices that have a command of their own.</summary>
internal static class FeaturedPractices
{
    /// <summary>The practices for two people; each is in /home too.</summary>
    public static (string Practice, StartingText Command)[] ForTwo { get; } =
    [
        ("reach", StartingText.CommandReach),
        ("sardines", StartingText.CommandSardines),
        ("repair", StartingText.CommandRepair),
    ];

    /// <summary>The practices for one person, whose commands also work in direct messages.</summary>
    public static (string Practice, StartingText Command)[] ForOne { get; } =
    [
        ("meta", StartingText.CommandMeta),
        ("urge", StartingText.CommandUrge),
        ("are", StartingText.CommandAre),
    ];
}
