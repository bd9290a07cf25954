using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Catalogue;

/// <summary>
/// Merges a translation into its English file. The translation has the same ids and every text of the English file, and nothing else.
/// </summary>
internal sealed class TranslationMerger(string english, ScriptDiagnostics diagnostics)
{
    private const string Any = "*";

    // The kind of value behind each key of a file. A name in capitals says how the map or list behind that key is read.
    private static readonly Dictionary<string, Dictionary<string, string>> Shapes = new()
    {
        ["SCRIPT"] = new()
        {
            ["title"] = "TEXT",
            ["about"] = "TEXT",
            ["here"] = "TEXT",
            ["invites"] = "TEXT",
            ["asks"] = "TEXT",
            ["road"] = "TEXTS",
            ["small"] = "TEXT",
            ["last"] = "TEXT",
            ["steps"] = "STEPS",
        },
        ["STEP"] = new()
        {
            ["say"] = "TEXT",
            ["optional"] = "TEXT",
            ["post"] = "TEXT",
            ["vary"] = "TEXTS",
            ["starters"] = "TEXTS",
            ["form"] = "FORM",
            ["deeper"] = "FORM",
            ["options"] = "OPTIONS",
            ["steps"] = "STEPS",
            ["most"] = "BYFIELD",
            ["least"] = "BYFIELD",
        },
        ["FORM"] = new() { [Any] = "FIELD" },
        ["FIELD"] = new()
        {
            ["label"] = "TEXT",
            ["hint"] = "TEXT",
            ["vary"] = "TEXTS",
            ["card"] = "HEADING",
            ["choice"] = "ANSWERS",
            ["choices"] = "ANSWERS",
        },
        ["ANSWERS"] = new() { [Any] = "ANSWER" },
        ["ANSWER"] = new() { ["label"] = "TEXT" },
        ["OPTIONS"] = new() { [Any] = "OPTION" },
        ["OPTION"] = new() { ["label"] = "TEXT", ["post"] = "TEXT", ["last"] = "TEXT" },
        ["BYFIELD"] = new() { [Any] = "TEXT" },
    };

    public MapNode Merge(MapNode script, MapNode texts) => Map("SCRIPT", script, texts, "the translation");

    private MapNode Map(string shape, MapNode script, MapNode texts, string where)
    {
        var entries = new List<MapEntry>();
        foreach (var entry in script.Entries)
        {
            var kind = Kind(shape, entry);
            var other = texts.Find(entry.Key);
            if (kind is null)
                Kept(entry, other);
            else if (other is not null)
            {
                entries.Add(entry with { Value = Value(kind, entry.Value, other.Value, other.Line, entry.Key) });
                continue;
            }
            else if (HasTexts(kind, entry.Value))
                diagnostics.At(texts.Line, $"'{entry.Key}' is missing in {where}");
            entries.Add(entry);
        }
        foreach (var extra in texts.Entries.Where(e => script.Find(e.Key) is null))
        {
            var nearest = SpellingHint.To(extra.Key, script.Entries.Select(e => e.Key));
            diagnostics.At(extra.Line, $"{ScriptDiagnostics.Quote(extra.Key)} is not in {english}", nearest);
        }
        return new MapNode(texts.Line, entries);
    }

    private static string? Kind(string shape, MapEntry entry)
    {
        var shapes = Shapes[shape];
        var kind = shapes.GetValueOrDefault(entry.Key) ?? shapes.GetValueOrDefault(Any);
        return kind switch
        {
            "ANSWERS" when entry.Value is MapNode map && IsBorrowed(map) => null,
            "HEADING" => entry.Value is TextNode { Value: var word } && ScriptKeywords.CardWords.Contains(word) ? null : "TEXT",
            "ANSWER" when entry.Value is TextNode => "TEXT",
            _ => kind,
        };
    }

    /// <summary>Returns true when the answers, and with them their texts, come from another field or a list.</summary>
    private static bool IsBorrowed(MapNode answers) =>
        answers.Find("from") is not null || (answers.Find("list") is not null && answers.Entries.Count == 1);

    // A translation may repeat ids. Everything else that is not a text is only in the English file.
    private void Kept(MapEntry entry, MapEntry? other)
    {
        var isId = entry.Key is "practice" or "id";
        if (other is null || (isId && entry.Value is TextNode here && other.Value is TextNode there && here.Value == there.Value))
            return;
        diagnostics.At(other.Line, entry.Key is "practice" or "id"
            ? $"'{entry.Key}' differs from {english}"
            : $"a translation holds only texts; '{entry.Key}' stays in {english}");
    }

    private static bool HasTexts(string kind, Node node) => (kind, node) switch
    {
        ("TEXT" or "TEXTS", _) => true,
        ("STEPS", ListNode list) => list.Items.OfType<MapNode>().Any(s => HasTexts("STEP", s)),
        (_, MapNode map) => map.Entries.Any(e => Kind(kind, e) is { } inner && HasTexts(inner, e.Value)),
        _ => false,
    };

    private Node Value(string kind, Node script, Node texts, int line, string key) => (kind, script, texts) switch
    {
        ("TEXT", _, TextNode) => texts,
        ("TEXTS", ListNode own, ListNode others) => Same(own, others, key),
        ("STEPS", ListNode own, ListNode others) => Steps(own, others),
        (not ("TEXT" or "TEXTS" or "STEPS"), MapNode own, MapNode others) => Map(kind, own, others, $"'{key}'"),
        _ => Other(script, line, key),
    };

    private Node Other(Node script, int line, string key)
    {
        diagnostics.At(line, $"{ScriptDiagnostics.Quote(key)} has another shape than in {english}");
        return script;
    }

    private ListNode Same(ListNode own, ListNode others, string key)
    {
        if (own.Items.Count != others.Items.Count)
            diagnostics.At(others.Line, $"'{key}' has {others.Items.Count} texts, and {own.Items.Count} in {english}");
        return others;
    }

    private ListNode Steps(ListNode own, ListNode others)
    {
        var translated = new Dictionary<string, MapNode>();
        foreach (var node in others.Items)
        {
            if (node is not MapNode step || Id(step) is not { } id)
                diagnostics.At(node.Line, "a step begins with '- id: …'");
            else if (!translated.TryAdd(id, step))
                diagnostics.At(node.Line, $"a second step is called {ScriptDiagnostics.Quote(id)}");
        }
        var steps = own.Items.Cast<MapNode>().ToList();
        var ids = steps.ConvertAll(s => Id(s)!);
        foreach (var (id, step) in translated.Where(t => !ids.Contains(t.Key)))
            diagnostics.At(step.Line, $"{ScriptDiagnostics.Quote(id)} is not in {english}", SpellingHint.To(id, ids));
        return new ListNode(others.Line, [.. steps.Select(s => Step(s, translated, others.Line))]);
    }

    private MapNode Step(MapNode step, Dictionary<string, MapNode> translated, int line)
    {
        var id = Id(step)!;
        if (translated.TryGetValue(id, out var texts))
            return Map("STEP", step, texts, $"the step '{id}'");
        if (HasTexts("STEP", step))
            diagnostics.At(line, $"the step '{id}' is missing");
        return step;
    }

    private static string? Id(MapNode step) => (step["id"] as TextNode)?.Value;
}
