using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using Discord.Models.Components;

namespace Discord.Models.Json;

/// <summary>
/// The components of a message that came: most of its JSON, and seldom looked at. They stay JSON until somebody does; what is no
/// component is told then, by a <see cref="JsonException"/>.
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

/// <summary>Takes the place of the list in memory that outlives the reading; read from anywhere else, the list is read at once.</summary>
internal sealed class ComponentsConverter : JsonConverter<IReadOnlyList<Component>>
{
    [ThreadStatic]
    private static ReadOnlyMemory<byte> _lasting;

    /// <summary>Reads from memory that nobody will write to any more.</summary>
    public static T? Read<T>(ReadOnlyMemory<byte> lasting)
    {
        var before = _lasting;
        _lasting = lasting;
        try
        {
            return JsonSerializer.Deserialize<T>(lasting.Span, DiscordJson.Options);
        }
        finally
        {
            _lasting = before;
        }
    }

    public override IReadOnlyList<Component>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !_lasting.Span.Overlaps(reader.ValueSpan, out var start))
            return JsonSerializer.Deserialize<List<Component>>(ref reader, options);
        reader.Skip();
        _lasting.Span.Overlaps(reader.ValueSpan, out var end);
        // Two bytes are an empty list.
        return end - start < 2 ? [] : new LazyComponents(_lasting[start..(end + 1)]);
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<Component> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var component in value)
            JsonSerializer.Serialize(writer, component, options);
        writer.WriteEndArray();
    }
}
