using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Discord.Models.Json;

/// <summary>
/// Reads a known language without allocating its name for every interaction; other languages are read too.
/// Source: docs.discord.com/developers/reference#locales.
/// </summary>
internal sealed class LocaleConverter : JsonConverter<string?>
{
    private const string KnownLocales =
        "en-US en-GB de fr es-ES es-419 pt-BR it nl pl ru ja ko zh-CN zh-TW tr uk cs da el fi hi hr hu id lt no ro sv-SE th vi bg ar he";

    private static readonly (byte[] Bytes, string Name)[] Known =
        [.. KnownLocales.Split(' ').Select(name => (Encoding.UTF8.GetBytes(name), name))];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        foreach (var (bytes, name) in Known)
            if (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(bytes))
                return name;
        return reader.GetString();
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
