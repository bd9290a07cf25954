using System.Globalization;
using System.Text.RegularExpressions;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Practices.Reading;

/// <summary>Reads one map of a file by its keys. It reports a problem wherever the file holds something else than was asked for.</summary>
internal sealed partial class MapReader(MapNode map, ScriptDiagnostics diagnostics)
{
    private IReadOnlyList<Keyword> _words = [];

    public int Line => map.Line;

    public IReadOnlyList<MapEntry> Entries => map.Entries;

    public ScriptDiagnostics Problems => diagnostics;

    public bool Has(string key) => map.Find(key) is not null;

    public int LineOf(string key) => map.Find(key)?.Line ?? map.Line;

    /// <summary>Declares the words that are known in this map. Reports every other key, and every needed word that is missing.</summary>
    public void Only(string where, IReadOnlyList<Keyword> words, string? here = null)
    {
        Knows(words);
        foreach (var entry in map.Entries.Where(e => words.All(w => w.Name != e.Key)))
        {
            var nearest = SpellingHint.To(entry.Key, words.Select(w => w.Name));
            diagnostics.At(entry.Line, $"{ScriptDiagnostics.Quote(entry.Key)} is not known in {where}", nearest);
        }
        foreach (var keyword in words.Where(w => w.Needed))
            Needs(here ?? where, keyword.Name);
    }

    public void Knows(IReadOnlyList<Keyword> words) => _words = words;

    public bool Needs(string where, string key)
    {
        if (!Has(key))
            diagnostics.At(map.Line, $"'{key}' is missing in {where}");
        return Has(key);
    }

    /// <summary>Reads a text that people read; null if it is missing or has a problem.</summary>
    public string? Text(string key) => map.Find(key) is { } e ? Text(e.Key, e.Value, e.Line) : null;

    public string? Text(string key, Node node, int line)
    {
        if (node is not TextNode text || string.IsNullOrWhiteSpace(text.Value))
        {
            diagnostics.At(line, $"{ScriptDiagnostics.Quote(key)} wants a text");
            return null;
        }
        if (text.Bare)
            diagnostics.At(text.Line, $"the text of {ScriptDiagnostics.Quote(key)} stands in braces or brackets and needs quotes");
        return text.Value.Trim('\n');
    }

    /// <summary>Reads a name or one of a few fixed words, which is never shown to people; null if it is missing or has a problem.</summary>
    public string? Word(string key) => map.Find(key) is { } e ? Word(key, e.Value, e.Line) : null;

    public string? OneOf(string key) => OneOf(key, Shape<ValueSchema.OneOf>(key).Words);

    public string? OneOf(string key, string[] words)
    {
        if (Word(key) is not { } word)
            return null;
        if (words.Contains(word))
            return word;
        diagnostics.At(
            LineOf(key),
            $"{ScriptDiagnostics.Quote(word)} does not fit '{key}', which is {Or(words)}",
            SpellingHint.To(word, words));
        return null;
    }

    public bool Flag(string key, bool otherwise = false) =>
        OneOf(key, ["true", "false"]) switch { "true" => true, "false" => false, _ => otherwise };

    public int? Number(string key)
    {
        var (least, most) = Shape<ValueSchema.Number>(key);
        if (Word(key) is not { } word)
            return null;
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        diagnostics.At(LineOf(key), $"{ScriptDiagnostics.Quote(word)} does not fit '{key}', which is a number from {least} to {most}");
        return null;
    }

    /// <summary>Reads a time such as 60s, 10m or 2h; null if it is missing or has a problem.</summary>
    public TimeSpan? Span(string key)
    {
        var (least, most) = Shape<ValueSchema.Time>(key);
        if (Word(key) is not { } word)
            return null;
        if (Duration().Match(word) is { Success: true } match)
        {
            var number = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            var span = match.Groups[2].Value switch
            {
                "s" => TimeSpan.FromSeconds(number),
                "m" => TimeSpan.FromMinutes(number),
                _ => TimeSpan.FromHours(number),
            };
            if (span >= least && span <= most)
                return span;
        }
        var fits = $"a time such as 60s or 10m, from {Short(least)} to {Short(most)}";
        diagnostics.At(LineOf(key), $"{ScriptDiagnostics.Quote(word)} does not fit '{key}', which is {fits}");
        return null;
    }

    public IReadOnlyList<string> Texts(string key) => [.. Items(key).Select(n => Text(key, n, n.Line)).OfType<string>()];

    public IReadOnlyList<string> Words(string key) => Words(key, map[key], LineOf(key));

    /// <summary>Reads a list of words. A single word counts as a list of one.</summary>
    public IReadOnlyList<string> Words(string key, Node? node, int line) => node switch
    {
        null => [],
        ListNode list => [.. list.Items.Select(n => Word(key, n, n.Line)).OfType<string>()],
        _ => Word(key, node, line) is { } word ? [word] : [],
    };

    public MapReader? Map(string key)
    {
        if (map.Find(key) is not { } entry)
            return null;
        if (entry.Value is MapNode { Entries.Count: > 0 } inner)
            return new MapReader(inner, diagnostics);
        diagnostics.At(entry.Line, $"'{key}' wants names with something behind each");
        return null;
    }

    public IReadOnlyList<Node> Items(string key)
    {
        if (map.Find(key) is not { } entry)
            return [];
        if (entry.Value is ListNode { Items.Count: > 0 } list)
            return list.Items;
        diagnostics.At(entry.Line, $"'{key}' wants a list");
        return [];
    }

    /// <summary>Returns true for a name, which is two to sixteen letters from a to z; otherwise reports a problem.</summary>
    public bool IsId(string id, int line)
    {
        if (Id().IsMatch(id))
            return true;
        diagnostics.At(line, $"{ScriptDiagnostics.Quote(id)} is no name; a name is 2 to 16 letters from a to z");
        return false;
    }

    public FieldRef? Reference(string key) => Word(key) is { } word ? Reference(word, LineOf(key)) : null;

    public FieldRef? Reference(string word, int line)
    {
        if (word.Split('.') is [{ Length: > 0 } step, { Length: > 0 } field])
            return new FieldRef(step, field);
        diagnostics.At(line, $"{ScriptDiagnostics.Quote(word)} is not STEP.FIELD");
        return null;
    }

    private T Shape<T>(string key)
        where T : ValueSchema => (T)_words.First(w => w.Name == key).Shape;

    private string? Word(string key, Node node, int line)
    {
        if (node is TextNode { Value.Length: > 0 } text)
            return text.Value;
        diagnostics.At(line, $"{ScriptDiagnostics.Quote(key)} wants a word");
        return null;
    }

    private static string Or(string[] words) => words.Length == 1 ? $"'{words[0]}'" : $"one of {string.Join(", ", words)}";

    private static string Short(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => $"{(int)span.TotalSeconds}s",
        { TotalHours: < 1 } => $"{(int)span.TotalMinutes}m",
        _ => $"{(int)span.TotalHours}h",
    };

    [GeneratedRegex(@"\A([0-9]{1,4})([smh])\z")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\A[a-z]{2,16}\z")]
    private static partial Regex Id();
}
