namespace IntimacyBot.Dances;

/// <summary>The practices that have a command and a button in /home of their own, in this order.</summary>
internal static class OfTheirOwn
{
    public static (string Practice, DanceText Command, DanceText Label)[] All { get; } =
    [
        ("reach", DanceText.CommandReach, DanceText.LabelReach),
        ("sardines", DanceText.CommandSardines, DanceText.LabelFindMe),
        ("repair", DanceText.CommandRepair, DanceText.LabelRepair),
    ];
}
