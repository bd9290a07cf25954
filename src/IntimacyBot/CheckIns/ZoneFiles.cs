namespace IntimacyBot.CheckIns;

/// <summary>Reads the two lists of places that come with the bot. A line is a name, a colon and the values of the name.</summary>
internal static class ZoneFiles
{
    public static IEnumerable<(string Name, string Content)> Read(string file)
    {
        using var reader = new StreamReader(typeof(ZoneFiles).Assembly.GetManifestResourceStream($"IntimacyBot.CheckIns.{file}")!);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return Split(line, ':');
    }

    public static (string First, string Second) Split(string text, char separator) =>
        text.IndexOf(separator, StringComparison.Ordinal) is >= 0 and var at
            ? (text[..at].Trim(), text[(at + 1)..].Trim())
            : (text.Trim(), "");
}
