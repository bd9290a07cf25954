using System.Text.RegularExpressions;

namespace IntimacyBot.SelfTest.Model;

/// <summary>
/// Takes ids and the names that are known out of what a person typed, because the table is made to be shown to others.
/// </summary>
internal sealed partial class Redaction(IEnumerable<string?> names)
{
    private const int ShortestName = 2;
    private const string Hidden = "…";

    // A longer name goes first, because it may contain a shorter one.
    private readonly string[] _names =
        [.. names.OfType<string>().Select(n => n.Trim()).Where(n => n.Length >= ShortestName).Distinct().OrderByDescending(n => n.Length)];

    public static Redaction Nothing { get; } = new([]);

    public string Of(string words)
    {
        foreach (var name in _names)
            words = Regex.Replace(words, $@"(?<!\w){Regex.Escape(name)}(?!\w)", Hidden, RegexOptions.IgnoreCase);
        return Spaces().Replace(Id().Replace(words, Hidden), " ").Trim();
    }

    [GeneratedRegex(@"\d{15,20}")]
    private static partial Regex Id();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
