using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using Discord.Models.Components;

namespace Discord.Models.Json;

/// <summary>
/// The components of a received message, which are most of its JSON and seldom needed. They are parsed when first read; invalid ones are
/// a <see cref="JsonException"/> then.
/// </summary>
internal sealed class LazyComponents(ReadOnlyMemory<byte> json) : IReadOnlyList<Component>
{
    private IReadOnlyList<Component>? _read;

    public int Count => Read.Count;

    public Component this[int index] => Read[index];

    private IReadOnlyList<Component> Read => _read ??= JsonSerializer.Deserialize<List<Component>>(json.Span, DiscordJson.Options) ?? [];

    public IEnumerator<Component> GetEnumerator() => Read.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes a lazy list where the JSON is in memory that stays unchanged; elsewhere the list is parsed at once.</summary>
internal sealed class ComponentsConverter : JsonConverter<IReadOnlyList<Component>>
{
    [ThreadStatic]
    private static ReadOnlyMemory<byte> _source;

    /// <summary>Reads from memory that nobody writes to any more.</summary>
    public static T? Read<T>(ReadOnlyMemory<byte> lasting)
    {
        var before = _source;
        _source = lasting;
        try
        {
            return JsonSerializer.Deserialize<T>(lasting.Span, DiscordJson.Options);
        }
        finally
        {
            _source = before;
        }
    }

    public override IReadOnlyList<Component>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !_source.Span.Overlaps(reader.ValueSpan, out var start))
            return JsonSerializer.Deserialize<List<Component>>(ref reader, options);
        reader.Skip();
        _source.Span.Overlaps(reader.ValueSpan, out var end);
        // An empty list has two bytes.
        return end - start < 2 ? [] : new LazyComponents(_source[start..(end + 1)]);
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<Component> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var component in value)
            JsonSerializer.Serialize(writer, component, options);
        writer.WriteEndArray();
    }
}
