using System.Text.Json;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;

namespace Tests.Dances;

/// <summary>Serialises states as they are before they are sealed.</summary>
internal static class SerializedDance
{
    public static string Of(Dance dance) => JsonSerializer.Serialize(dance, DanceJson.Options);

    public static Dance Read(string json) => JsonSerializer.Deserialize<Dance>(json, DanceJson.Options)!;
}
