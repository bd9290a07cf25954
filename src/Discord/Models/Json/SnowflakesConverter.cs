using System.Text.Json;
using System.Text.Json.Serialization;

namespace Discord.Models.Json;

/// <summary>Reads a list of ids into an array of exactly its length, which saves memory: every interaction holds a list of roles.</summary>
internal sealed class SnowflakesConverter : JsonConverter<IReadOnlyList<Snowflake>>
{
    private static readonly SnowflakeConverter ItemConverter = new();

    public override IReadOnlyList<Snowflake>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("Ids stand in a list.");
        var ids = CountItems(reader) is var length and > 0 ? new Snowflake[length] : [];
        for (var i = 0; i < ids.Length; i++)
        {
            reader.Read();
            ids[i] = ItemConverter.Read(ref reader, typeof(Snowflake), options);
        }
        reader.Read();
        return ids;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<Snowflake> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var id in value)
            ItemConverter.Write(writer, id, options);
        writer.WriteEndArray();
    }

    /// <summary>Counts on a copy of the reader; the real one stays where it is.</summary>
    private static int CountItems(Utf8JsonReader ahead)
    {
        var length = 0;
        while (ahead.Read() && ahead.TokenType != JsonTokenType.EndArray)
        {
            length++;
            ahead.Skip();
        }
        return length;
    }
}
