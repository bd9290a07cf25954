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

    private sealed record View(Scene Scene, long Version, RoomPicture Picture, Snowflake Home, string? Readers)
    {
        public int PrintOf(string key) => RoomBrush.Print(Scene.Id, Version, $"{Picture.Healed}.{key}");

        public string FloorPlace => $"{Scene.Dance.GetType().Name}.{Scene.Dance.Place}";
    }

    /// <summary>The room that is being painted is not the dance's any more.</summary>
    private sealed class OvertakenException : Exception;
}
