using Discord.Models;

namespace IntimacyBot.Dances;

/// <summary>What a room is to show, and what is on record of what it shows.</summary>
internal sealed record DesiredRoom(Scene Scene, long Version, RoomPicture Picture, Snowflake Home, string? Readers)
{
    public string FloorPlace => $"{Scene.Dance.GetType().Name}.{Scene.Dance.Place}";

    public int PrintOf(string key) => RoomBrush.Print(Scene.Id, Version, $"{Picture.Healed}.{key}");
}
