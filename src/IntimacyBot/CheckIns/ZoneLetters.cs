namespace IntimacyBot.CheckIns;

/// <summary>
/// Holds abbreviations of time zones, such as EST or IST. They only help to find places, because the same letters stand for several zones.
/// </summary>
internal static class ZoneLetters
{
    private const string File = "ZoneLetters.txt";

    private static readonly Dictionary<string, IReadOnlyList<string>> Zones = Read();

    public static IEnumerable<string> All => Zones.Keys;

    /// <summary>Returns the zones in which these letters are used; empty if the letters are unknown.</summary>
    public static IReadOnlyList<string> Of(string folded) => Zones.GetValueOrDefault(folded, []);

    private static Dictionary<string, IReadOnlyList<string>> Read()
    {
        var zones = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (names, ids) in ZoneFiles.Read(File))
            foreach (var name in names.Split(' '))
                zones.Add(ZoneSearch.Fold(name), ids.Split(' '));
        return zones;
    }
}
