using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.Dances.Model;

/// <summary>What one partner wrote in one dance: the answers of each form by the form's key, in the order of the form.</summary>
internal sealed class AuthorWords
{
    private static readonly ImmutableDictionary<string, FormAnswers> None = ImmutableDictionary<string, FormAnswers>.Empty;

    private AuthorWords(ImmutableDictionary<string, FormAnswers> shared, Draft? draft, ImmutableDictionary<string, FormAnswers> prepared) =>
        (Shared, Unsent, Prepared) = (shared, draft, prepared);

    public static AuthorWords Empty { get; } = new(None, null, None);

    public ImmutableDictionary<string, FormAnswers> Shared { get; }

    /// <summary>The words that are written and not shared. There is one draft at a time.</summary>
    public Draft? Unsent { get; }

    /// <summary>
    /// What its author prepared alone fills in what they write later. Nobody else ever sees it, and it is deleted when the dance closes.
    /// </summary>
    public ImmutableDictionary<string, FormAnswers> Prepared { get; }

    public bool IsEmpty => Shared.IsEmpty && Unsent is null && Prepared.IsEmpty;

    public AuthorWords With(string key, FormAnswers text) => new(Shared.SetItem(key, text), Unsent?.Key == key ? null : Unsent, Prepared);

    public AuthorWords WithPrepared(string key, FormAnswers text) => new(Shared, Unsent, Prepared.SetItem(key, text));

    public AuthorWords WithoutPrepared() => new(Shared, Unsent, None);

    /// <summary>These words are read back from the room, because the database no longer has them.</summary>
    public static AuthorWords Remembered(IEnumerable<KeyValuePair<string, FormAnswers>> shared) =>
        new(shared.ToImmutableDictionary(), null, None);

    public AuthorWords WithDraft(string key, FormAnswers text) => new(Shared, new Draft(key, text), Prepared);

    /// <summary>Words that were shared and have been taken back are a draft again, unless there is another.</summary>
    public AuthorWords Unshared(string key) =>
        Unsent is null && Shared.GetValueOrDefault(key) is { } text
            ? new AuthorWords(Shared.Remove(key), new Draft(key, text), Prepared)
            : this;

    /// <summary>Returns a copy without the words of this step, neither its draft nor those that were taken back.</summary>
    public AuthorWords Without(string key) => new(Shared.Remove(key), Unsent?.Key == key ? null : Unsent, Prepared);

    public Words Close()
    {
        var plain = new StoredWords(Plainly(Shared), Unsent?.Key, Unsent?.Text.Fields(), Prepared.IsEmpty ? null : Plainly(Prepared));
        return new Words(JsonSerializer.Serialize(plain));
    }

    public static AuthorWords Open(Words words)
    {
        var plain = JsonSerializer.Deserialize<StoredWords>(words.Reveal())!;
        return new AuthorWords(
            Texts(plain.Shared),
            plain.DraftKey is { } key ? new Draft(key, FormAnswers.Of(plain.Draft ?? [])) : null,
            plain.Prepared is { } prepared ? Texts(prepared) : None);
    }

    private static Dictionary<string, string[][]> Plainly(ImmutableDictionary<string, FormAnswers> texts) =>
        texts.ToDictionary(t => t.Key, t => t.Value.Fields());

    private static ImmutableDictionary<string, FormAnswers> Texts(Dictionary<string, string[][]> plain) =>
        plain.ToImmutableDictionary(t => t.Key, t => FormAnswers.Of(t.Value));

    public override string ToString() => $"Words of {Shared.Count} forms";

    /// <summary>The words of one form, as pairs of a field id and what was written or picked there.</summary>
    internal sealed class FormAnswers
    {
        // The tilde keeps this name apart from all field names, which scripts define.
        private const string AskedField = "~asked";

        private readonly (string Field, Words Value)[] _fields;

        private FormAnswers((string, Words)[] fields) => _fields = fields;

        /// <summary>
        /// The time when the questions were asked, if they change by the week. An answer keeps its question, even beside one of another
        /// week.
        /// </summary>
        public Instant? Asked { get; private init; }

        public FormAnswers AskedAt(Instant at) => new(_fields) { Asked = at };

        public Words? this[string field] => _fields.FirstOrDefault(f => f.Field == field).Value;

        public IEnumerable<string> FieldIds => _fields.Select(f => f.Field);

        public bool IsEmpty => _fields.Length == 0;

        public static FormAnswers Of(IEnumerable<(string Field, string Value)> fields) =>
            new([.. fields.Where(f => !TextNormalizer.IsBlank(f.Value)).Select(f => (f.Field, new Words(f.Value)))]);

        public FormAnswers And(FormAnswers more) =>
            new([.. _fields.Where(f => more[f.Field] is null), .. more._fields]) { Asked = Asked ?? more.Asked };

        /// <summary>True when the answers are the same, word for word.</summary>
        public bool HasSameWords(FormAnswers other) =>
            _fields.Select(f => (f.Field, f.Value.Reveal())).SequenceEqual(other._fields.Select(f => (f.Field, f.Value.Reveal())));

        /// <summary>Returns the words alone, in an order that does not depend on the order in which they came in.</summary>
        internal IEnumerable<string[]> Spoken() =>
            _fields.OrderBy(f => f.Field, StringComparer.Ordinal).Select(f => new[] { f.Field, f.Value.Reveal() });

        internal string[][] Fields()
        {
            var fields = _fields.Select(f => new[] { f.Field, f.Value.Reveal() });
            if (Asked is { } asked)
                fields = fields.Append([AskedField, asked.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)]);
            return [.. fields];
        }

        internal static FormAnswers Of(string[][] fields)
        {
            var text = Of(fields.Where(f => f[0] != AskedField).Select(f => (f[0], f[1])));
            return Array.Find(fields, f => f[0] == AskedField) is { } asked
                ? text.AskedAt(Instant.FromUnixTimeSeconds(long.Parse(asked[1], CultureInfo.InvariantCulture)))
                : text;
        }
    }

    internal sealed record Draft(string Key, FormAnswers Text)
    {
        /// <summary>A hash that is the same for the same words. The words cannot be read from it.</summary>
        public int Fingerprint =>
            BitConverter.ToInt32(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Text.Spoken().Prepend([Key])))) & int.MaxValue;
    }

    internal sealed record StoredWords(
        [property: JsonPropertyName("Shared")] Dictionary<string, string[][]> Shared,
        [property: JsonPropertyName("DraftKey")] string? DraftKey,
        [property: JsonPropertyName("Draft")] string[][]? Draft,
        [property: JsonPropertyName("Prepared")] Dictionary<string, string[][]>? Prepared);
}
