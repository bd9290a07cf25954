using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Discord.Models.Json;

/// <summary>
/// Reads a snowflake from a string or a number (the platform may echo either), null as zero, and writes a string. Source:
/// docs.discord.com/developers/reference#snowflakes.
/// </summary>
public sealed class SnowflakeConverter : JsonConverter<Snowflake>
{
    private const int MaxDigits = 20;

    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override Snowflake Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => default,
            JsonTokenType.Number => new Snowflake(reader.GetUInt64()),
            JsonTokenType.String => ReadDigits(ref reader),
            _ => throw new JsonException("A snowflake is a string or a number."),
        };

    /// <inheritdoc/>
    public override Snowflake ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadDigits(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Snowflake value, JsonSerializerOptions options)
    {
        Span<char> digits = stackalloc char[MaxDigits];
        value.Value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        writer.WriteStringValue(digits[..length]);
    }

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Snowflake value, JsonSerializerOptions options)
    {
        Span<char> digits = stackalloc char[MaxDigits];
        value.Value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        writer.WritePropertyName(digits[..length]);
    }

    private static Snowflake ReadDigits(ref Utf8JsonReader reader)
    {
        if (!reader.HasValueSequence
            && Utf8Parser.TryParse(reader.ValueSpan, out ulong value, out var used)
            && used == reader.ValueSpan.Length)
            return new Snowflake(value);
        return Snowflake.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("A snowflake consists of decimal digits.");
    }
}
