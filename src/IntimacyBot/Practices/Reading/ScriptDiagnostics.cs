using System.Globalization;
using System.Text;

namespace IntimacyBot.Practices.Reading;

/// <summary>Collects the problems of one file, so that its author sees all of them at once.</summary>
internal sealed class ScriptDiagnostics(string file)
{
    private const int Most = 50;
    private const int LongestName = 200;
    private readonly List<ScriptProblem> _found = [];
    private readonly string _file = OneLine(file, LongestName);

    /// <summary>The lines of the file's keys. It is empty until the file could be read.</summary>
    public SourceLines Lines { get; set; } = SourceLines.None;

    public int Count => _found.Count;

    public bool Any => _found.Count > 0;

    /// <summary>
    /// The problems in the order of the file. There are at most fifty, followed by a line that says how many more there are.
    /// </summary>
    public IReadOnlyList<ScriptProblem> All
    {
        get
        {
            var sorted = _found.Distinct().OrderBy(p => p.Line).ToList();
            return sorted.Count <= Most
                ? sorted
                : [.. sorted.Take(Most), new(_file, 0, string.Create(CultureInfo.InvariantCulture, $"and {sorted.Count - Most} more"))];
        }
    }

    public void At(int line, string what, string? nearest = null) =>
        _found.Add(new ScriptProblem(_file, line, OneLine(what, 300), nearest));

    public void At(string path, string what, string? nearest = null) => At(Lines.Of(path), what, nearest);

    public void NoStep(string path, string id, IEnumerable<string> ids) =>
        At(path, $"there is no step {Quote(id)}", SpellingHint.To(id, ids));

    /// <summary>Creates a problem of a file as a whole.</summary>
    public static ScriptProblem Whole(string file, string what) => new(OneLine(file, LongestName), 0, what);

    /// <summary>Quotes a word of the file for a message, shortened and without control characters.</summary>
    public static string Quote(string word) => $"'{OneLine(word, 40)}'";

    private static string OneLine(string text, int most)
    {
        var line = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= most)
                return line.Append('…').ToString();
            line.Append(Odd(rune) ? " " : rune.ToString());
        }
        return line.ToString();
    }

    private static bool Odd(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
