using System.Collections.Immutable;
using System.Text.Json;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Dances;

/// <summary>What one partner wrote in one dance: each piece by its key, its fields in the order of the form.</summary>
internal sealed class Folio
{
    private Folio(ImmutableDictionary<string, Text> shared, Draft? draft) => (Shared, Unsent) = (shared, draft);

    public static Folio Empty { get; } = new(ImmutableDictionary<string, Text>.Empty, null);

    public ImmutableDictionary<string, Text> Shared { get; }

    /// <summary>Written and not shared. There is one at a time.</summary>
    public Draft? Unsent { get; }

    public Folio With(string key, Text text) => new(Shared.SetItem(key, text), Unsent?.Key == key ? null : Unsent);

    /// <summary>Words that only the room still has.</summary>
    public static Folio Remembered(IEnumerable<KeyValuePair<string, Text>> shared) => new(shared.ToImmutableDictionary(), null);

    public Folio WithDraft(string key, Text text) => new(Shared, new Draft(key, text));

    /// <summary>Nothing of this step is left: no draft, and no words that were taken back.</summary>
    public Folio Without(string key) => new(Shared.Remove(key), Unsent?.Key == key ? null : Unsent);

    public Words Close()
    {
        var plain = new Plain(Shared.ToDictionary(s => s.Key, s => s.Value.Fields()), Unsent?.Key, Unsent?.Text.Fields());
        return new Words(JsonSerializer.Serialize(plain));
    }

    public static Folio Open(Words words)
    {
        var plain = JsonSerializer.Deserialize<Plain>(words.Reveal())!;
        return new Folio(
            plain.Shared.ToImmutableDictionary(s => s.Key, s => Text.Of(s.Value)),
            plain.DraftKey is { } key ? new Draft(key, Text.Of(plain.Draft ?? [])) : null);
    }

    public override string ToString() => $"Folio of {Shared.Count}";

    /// <summary>The words of one form: field id and what was written or picked there.</summary>
    internal sealed class Text
    {
        private readonly (string Field, Words Value)[] _fields;

        private Text((string, Words)[] fields) => _fields = fields;

        public Words? this[string field] => _fields.FirstOrDefault(f => f.Field == field).Value;

        public IEnumerable<string> FieldIds => _fields.Select(f => f.Field);

        public bool IsEmpty => _fields.Length == 0;

        public static Text Of(IEnumerable<(string Field, string Value)> fields) =>
            new([.. fields.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => (f.Field, new Words(f.Value)))]);

        public Text And(Text more) => new([.. _fields.Where(f => more[f.Field] is null), .. more._fields]);

        /// <summary>Is it the same, word for word?</summary>
        public bool Says(Text other) =>
            _fields.Select(f => (f.Field, f.Value.Reveal())).SequenceEqual(other._fields.Select(f => (f.Field, f.Value.Reveal())));

        internal string[][] Fields() => [.. _fields.Select(f => new[] { f.Field, f.Value.Reveal() })];

        internal static Text Of(string[][] fields) => Of(fields.Select(f => (f[0], f[1])));
    }

    internal sealed record Draft(string Key, Text Text);

    private sealed record Plain(Dictionary<string, string[][]> Shared, string? DraftKey, string[][]? Draft);
}
