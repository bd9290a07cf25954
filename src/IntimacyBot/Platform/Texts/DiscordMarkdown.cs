using System.Text;

namespace IntimacyBot.Platform.Texts;

/// <summary>Prepares a person's own words, so that Discord shows them exactly as they were typed.</summary>
internal static class DiscordMarkdown
{
    // This character between '@' and a word keeps "everyone" from being a mention, even where mentions are allowed.
    private const char Joiner = '\u2060';

    /// <summary>
    /// Escapes everything Discord would read as formatting, a link, a mention, an emoji or a list, so that the words look as typed
    /// and call nobody. One character becomes at most two, except that <c>@everyone</c> and <c>@here</c> get one more.
    /// </summary>
    public static string Escape(string words)
    {
        var plain = Plain(words);
        var escaped = new StringBuilder(plain.Length + 16);
        for (var at = 0; at < plain.Length; at++)
        {
            var c = plain[at];
            if (Formats(plain, at) || (c is '-' or '+' or '.' && Lists(plain, at)))
                escaped.Append('\\');
            escaped.Append(c);
            if (c == '@' && (Follows(plain, at, "everyone") || Follows(plain, at, "here")))
                escaped.Append(Joiner);
        }
        return escaped.ToString();
    }

    public static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];

    /// <summary>
    /// Returns the words with one character for each line end, without control characters and without the invisible characters that reverse
    /// the reading direction.
    /// </summary>
    public static string Plain(string words)
    {
        var plain = new StringBuilder(words.Length);
        foreach (var rune in words.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            var control = Rune.IsControl(rune) && rune.Value is not ('\n' or '\t');
            var turnsAround = rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
            if (!control && !turnsAround)
                plain.Append(rune.ToString());
        }
        return plain.ToString();
    }

    /// <summary>Undoes <see cref="Escape"/>.</summary>
    public static string Unescape(string escaped)
    {
        var words = new StringBuilder(escaped.Length);
        for (var at = 0; at < escaped.Length; at++)
        {
            if (escaped[at] == Joiner)
                continue;
            if (escaped[at] == '\\' && at + 1 < escaped.Length)
                at++;
            words.Append(escaped[at]);
        }

        return words.ToString();
    }

    private static bool Formats(string text, int at) => text[at] switch
    {
        '\\' or '*' or '_' or '~' or '|' or '`' or '[' or ']' or '<' or '>' or '@' or '#' => true,
        // A colon may belong to a link or to an emoji's name; a colon before a space does not.
        ':' => !text.AsSpan(at + 1).IsEmpty && !char.IsWhiteSpace(text[at + 1]),
        _ => false,
    };

    // A dash, a plus or a number with a dot begins a list only at the beginning of a line.
    private static bool Lists(string text, int at)
    {
        var before = at - 1;
        if (text[at] == '.')
        {
            while (before >= 0 && char.IsAsciiDigit(text[before]))
                before--;
            if (before == at - 1)
                return false;
        }
        while (before >= 0 && text[before] is ' ' or '\t')
            before--;
        return before < 0 || text[before] == '\n';
    }

    private static bool Follows(string text, int at, string word) =>
        string.Compare(text, at + 1, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
