using Discord.Models;

namespace IntimacyBot.Dances;

/// <content>What is to be shown, and how it is recognised again.</content>
internal sealed partial class DancePainter
{
    /// <summary>In a healed room earlier words are not posted again.</summary>
    private static bool Shows(RoomPicture picture, Piece piece, Scene scene) =>
        picture.Healed == 0 || scene.Dance.Log.IndexOf(piece) >= picture.HealedFrom;

    /// <summary>The place is part of the mark: while it is the same the card is edited, otherwise it is posted anew.</summary>
    private static bool SameCard(string shown, string mark, string place) => shown.StartsWith(place + "|", StringComparison.Ordinal) || shown == mark;

    private static string FloorMark(string place, string mark) => $"{place}|{mark}";

    /// <summary>
    /// Where the last card of a room stands, in which state of which step. It is stored, and hashed into the card's fingerprint, so that
    /// its literals never change.
    /// </summary>
    internal static string PlaceOf(Dance dance) => dance switch
    {
        Dance.Preparing => $"Preparing.{dance.Place}",
        Dance.Asking => $"Asking.{dance.Place}",
        Dance.Dancing => $"Dancing.{dance.Place}",
        Dance.Resting => $"Resting.{dance.Place}",
        Dance.Closing => $"Closing.{dance.Place}",
        Dance.Over => $"Over.{dance.Place}",
        _ => throw new ArgumentOutOfRangeException(nameof(dance)),
    };

    private sealed record View(Scene Scene, long Version, RoomPicture Picture, Snowflake Home, string? Readers)
    {
        public int PrintOf(string key) => RoomBrush.Print(Scene.Id, Version, $"{Picture.Healed}.{key}");

        public string FloorPlace => PlaceOf(Scene.Dance);
    }

    /// <summary>The room that is being painted is not the dance's any more.</summary>
    private sealed class OvertakenException : Exception;
}
