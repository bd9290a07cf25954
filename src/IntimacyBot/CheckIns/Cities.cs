namespace IntimacyBot.CheckIns;

/// <summary>
/// Represents a city that has no time zone of its own, or that is known by other names than its zone. The best known cities have the lowest
/// <see cref="Order"/>.
/// </summary>
internal sealed record City(string Zone, string Name, IReadOnlyList<string> Others, IReadOnlyList<string> Around, int Order);

/// <summary>
/// Holds the cities of <c>Cities.txt</c>, because the time zone data name only about four hundred cities, and most people live in another.
/// </summary>
internal static class Cities
{
    private const string File = "Cities.txt";
    private const char Wider = '~';
    private const int MostInLine = 1000;

    public static IReadOnlyList<City> All { get; } = [.. Read()];

    private static IEnumerable<City> Read()
    {
        var lines = 0;
        foreach (var (zone, names) in ZoneFiles.Read(File))
        {
            var place = 0;
            foreach (var city in names.Split(';', StringSplitOptions.TrimEntries))
            {
                var (name, others) = ZoneFiles.Split(city, '=');
                var named = others.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .ToLookup(o => o[0] == Wider, o => o.TrimStart(Wider));
                yield return new City(zone, name, [.. named[false]], [.. named[true]], (place++ * MostInLine) + lines);
            }

            lines++;
        }
    }
}
