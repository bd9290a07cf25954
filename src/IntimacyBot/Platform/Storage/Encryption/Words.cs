using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>
/// What a person typed. It prints as dots wherever something prints it by itself (a log, an exception, a record, JSON, the debugger);
/// <see cref="Reveal"/> is the only way to the text.
/// </summary>
[DebuggerDisplay(Hidden)]
[JsonConverter(typeof(NeverWritten))]
internal sealed class Words(string text) : IEquatable<Words>
{
    private const string Hidden = "•••";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _text = text ?? throw new ArgumentNullException(nameof(text));

    public bool IsBlank => string.IsNullOrWhiteSpace(_text);

    public string Reveal() => _text;

    public bool Equals(Words? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Words);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Hidden;

    /// <summary>Words never reach JSON by accident: they are written as dots and are not read back.</summary>
    private sealed class NeverWritten : JsonConverter<Words>
    {
        public override Words Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Words are not read from JSON: make them from the text on purpose.");

        public override void Write(Utf8JsonWriter writer, Words value, JsonSerializerOptions options) => writer.WriteStringValue(Hidden);
    }
}
