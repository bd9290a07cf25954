using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>
/// What a person typed. A log, an exception, a record, JSON or the debugger prints it as dots; <see cref="Reveal"/> is the only way to the
/// text.
/// </summary>
[DebuggerDisplay(Hidden)]
[JsonConverter(typeof(NeverWritten))]
internal sealed class Words(string text) : IEquatable<Words>
{
    private const string Hidden = "•••";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _text = text ?? throw new ArgumentNullException(nameof(text));

    /// <summary>True when nothing in the text can be seen.</summary>
    public bool IsBlank => TextNormalizer.IsBlank(_text);

    public string Reveal() => _text;

    public bool Equals(Words? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Words);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Hidden;

    /// <summary>Writes words as dots, so that they do not reach JSON by accident, and refuses to read them.</summary>
    private sealed class NeverWritten : JsonConverter<Words>
    {
        public override Words Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Words are not read from JSON: make them from the text on purpose.");

        public override void Write(Utf8JsonWriter writer, Words value, JsonSerializerOptions options) => writer.WriteStringValue(Hidden);
    }
}
