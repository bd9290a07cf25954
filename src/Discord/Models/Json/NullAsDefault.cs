using System.Text.Json;
using System.Text.Json.Serialization;

namespace Discord.Models.Json;

/// <summary>
/// Reads null as the default of a plain value. The platform sends null for many fields that do not apply,
/// and one of them must never lose a whole event.
/// </summary>
internal sealed class NullAsDefault : JsonConverterFactory
{
    private static readonly Type[] PlainTypes = [typeof(bool), typeof(int), typeof(long), typeof(double), typeof(DateTimeOffset)];

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum || PlainTypes.Contains(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(
            typeof(Converter<>).MakeGenericType(typeToConvert),
            JsonSerializerOptions.Default.GetConverter(typeToConvert))!;

    private sealed class Converter<T>(JsonConverter<T> inner) : JsonConverter<T>
        where T : struct
    {
        public override bool HandleNull => true;

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? default : inner.Read(ref reader, typeToConvert, options);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            inner.Write(writer, value, options);
    }
}
