using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace IntimacyBot.Dances.Storage;

/// <summary>
/// Holds the JSON options with which a dance is written before it is encrypted. They must still read what older versions of the bot wrote.
/// </summary>
internal static class DanceJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new InstantInMilliseconds(), new JsonStringEnumConverter() },
    };

    private sealed class InstantInMilliseconds : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Instant.FromUnixTimeMilliseconds(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
    }
}
