namespace IntimacyBot.CheckIns;

/// <summary>
/// A city that has no zone of its own, or is known by other names than its zone. The best known cities have the lowest
/// <see cref="Order"/>.
/// </summary>
internal sealed record City(string Zone, string Name, IReadOnlyList<string> Others, int Order);

/// <summary>The cities of <c>Cities.txt</c>. The zone data name only about four hundred cities, and most people live in another.</summary>
internal static class Cities
{
    private const string File = "IntimacyBot.CheckIns.Cities.txt";
    private const int MostInLine = 1000;

    public static IReadOnlyList<City> All { get; } = [.. Read()];

    private static IEnumerable<City> Read()
    {
        using var reader = new StreamReader(typeof(Cities).Assembly.GetManifestResourceStream(File)!);
        var lines = 0;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var (zone, names) = Split(line, ':');
            var place = 0;
            foreach (var city in names.Split(';', StringSplitOptions.TrimEntries))
            {
                var (name, others) = Split(city, '=');
                var otherNames = others.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                yield return new City(zone, name, otherNames, (place++ * MostInLine) + lines);
            }

            lines++;
        }
    }

    private static (string First, string Second) Split(string text, char separator) =>
        text.IndexOf(separator, StringComparison.Ordinal) is >= 0 and var at
            ? (text[..at].Trim(), text[(at + 1)..].Trim())
            : (text.Trim(), "");
}
