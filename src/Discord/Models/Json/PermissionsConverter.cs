using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Discord.Models.Json;

/// <summary>
/// Reads permissions from a string of digits or a number, null as none, and writes a string of digits. Source:
/// docs.discord.com/developers/topics/permissions.
/// </summary>
public sealed class PermissionsConverter : JsonConverter<Permissions>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override Permissions Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => Permissions.None,
            JsonTokenType.Number => (Permissions)reader.GetUInt64(),
            JsonTokenType.String => ReadDigits(ref reader),
            _ => throw new JsonException("Permissions are a string or a number."),
        };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Permissions value, JsonSerializerOptions options) =>
        writer.WriteStringValue(((ulong)value).ToString(CultureInfo.InvariantCulture));

    private static Permissions ReadDigits(ref Utf8JsonReader reader)
    {
        if (!reader.HasValueSequence
            && Utf8Parser.TryParse(reader.ValueSpan, out ulong value, out var used)
            && used == reader.ValueSpan.Length)
            return (Permissions)value;
        return ulong.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            ? (Permissions)bits
            : throw new JsonException("Permissions consist of decimal digits.");
    }
}
