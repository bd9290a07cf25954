using System.Text.Json;
using System.Text.Json.Serialization;

namespace Discord.Models;

/// <summary>A field that may be absent, which is not the same as null.</summary>
/// <param name="HasValue">Whether it is present.</param>
/// <param name="Value">The value when present, which may be null.</param>
[JsonConverter(typeof(OptionalConverterFactory))]
public readonly record struct Optional<T>(bool HasValue, T Value)
{
    /// <summary>A present value.</summary>
    public static implicit operator Optional<T>(T value) => new(true, value);
}

/// <summary>
/// Makes the converter for each <see cref="Optional{T}"/>: present values are written as themselves, absent ones not at all.
/// </summary>
public sealed class OptionalConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Optional<>);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<T> : JsonConverter<Optional<T>>
    {
        public override bool HandleNull => true;

        public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(true, JsonSerializer.Deserialize<T>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
