using Discord.Models;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;

namespace IntimacyBot.Dances.Rooms;

/// <summary>What a room is to show, and what is on record of what it shows.</summary>
internal sealed record DesiredRoom(CardModel Model, long Version, RenderedRoom Rendered, Snowflake Home, string? Readers)
{
    public string FloorPlace => PlaceOf(Model.Dance);

    public int FingerprintOf(string key) => RoomClient.CardFingerprint(Model.Id, Version, $"{Rendered.Generation}.{key}");

    /// <summary>
    /// Where the last card of a room stands, in which state of which step. It is stored, and hashed into the card's fingerprint, so that
    /// its literals never change.
    /// </summary>
    internal static string PlaceOf(Dance dance) => dance switch
    {
        Dance.Preparing => $"Preparing.{dance.Place}",
        Dance.Asking => $"Asking.{dance.Place}",
        Dance.Dancing => $"Dancing.{dance.Place}",
        Dance.Paused => $"Paused.{dance.Place}",
        Dance.Closing => $"Closing.{dance.Place}",
        Dance.Over => $"Over.{dance.Place}",
        _ => throw new ArgumentOutOfRangeException(nameof(dance)),
    };
}
