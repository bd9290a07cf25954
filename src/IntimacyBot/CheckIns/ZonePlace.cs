namespace IntimacyBot.CheckIns;

/// <summary>Represents a place in a time zone, with all names by which it can be found.</summary>
internal sealed record ZonePlace(string Id, string Value, string Text)
{
    /// <summary>
    /// Separates a zone from one of its cities in a value, because no two options of a Discord list may have the same value.
    /// </summary>
    public const char Mark = '#';

    /// <summary>A place whose abbreviation was typed has this rank, which comes before every name.</summary>
    private const int Lettered = -1;

    /// <summary>Holds the names of the place itself, in all spellings in which people type them.</summary>
    private IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Holds other full names of the same place.</summary>
    private IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Holds abbreviations of the place, which may stand for other things too.</summary>
    private IReadOnlyList<string> Letters { get; init; } = [];

    /// <summary>
    /// Holds the regions around the place, and names of its zone that are no place. Other places in those regions may be in another zone.
    /// </summary>
    private IReadOnlyList<string> Around { get; init; } = [];

    private IReadOnlyList<string> Countries { get; init; } = [];

    private string Line { get; init; } = "";

    public IReadOnlyList<string> Codes { get; private init; } = [];

    public int Order { get; private init; } = int.MaxValue;

    /// <summary>Creates the place of a whole zone, which is found by its own city, older names of the zone, and its countries.</summary>
    public static ZonePlace Whole(string id, IReadOnlyList<(string Name, string Code)> countries, IEnumerable<string> others, City? city)
    {
        var name = city?.Name ?? CityOf(id);
        var older = others.Where(o => o != id).ToLookup(ZoneSearch.IsPlace);
        var names = older[true].Select(CityOf).Concat(city?.Others ?? []).ToLookup(IsLetters);
        return new ZonePlace(id, id, countries.Count == 0 ? id : $"{name}, {countries[0].Name} ({id})")
        {
            Names = Spellings(name),
            Others = [.. names[false].SelectMany(Spellings)],
            Letters = [.. names[true].Select(ZoneSearch.Fold)],
            Around = [.. older[false].Select(CityOf).Concat(city?.Around ?? []).SelectMany(Spellings)],
            Countries = Called(countries),
            Line = $" {ZoneSearch.Fold(id)} {string.Join(
                ' ',
                older.SelectMany(o => o).Concat(Spellings(name)).Concat(countries.Select(c => c.Name)).Select(ZoneSearch.Fold))}",
            Codes = [.. countries.Select(c => c.Code)],
            Order = city?.Order ?? int.MaxValue,
        };
    }

    /// <summary>
    /// Creates another city of a zone. It is not found by its country alone, because somebody who types a country means the zone.
    /// </summary>
    public static ZonePlace Within(string id, IReadOnlyList<(string Name, string Code)> countries, City city)
    {
        var bare = city.Name.Split(',')[0];
        var others = city.Others.ToLookup(IsLetters);
        var text = countries.Count == 0 ? $"{city.Name} ({id})" : $"{city.Name}, {countries[0].Name} ({id})";
        return new ZonePlace(id, $"{id}{Mark}{city.Name}", text)
        {
            Names = [.. Spellings(bare).Concat(Spellings(city.Name)).Distinct()],
            Others = [.. others[false].SelectMany(Spellings)],
            Letters = [.. others[true].Select(ZoneSearch.Fold)],
            Around = [.. city.Around.SelectMany(Spellings)],
            Line = $" {ZoneSearch.Fold(city.Name)} {string.Join(' ', countries.Select(c => ZoneSearch.Fold(c.Name)))}",
            Codes = [.. countries.Select(c => c.Code)],
            Order = city.Order,
        };
    }

    public static string CityOf(string id) => id[(id.LastIndexOf('/') + 1)..].Replace('_', ' ');

    /// <summary>True when this place was typed in full, by a whole name or as the list writes it.</summary>
    public bool IsNamed(string wanted) => Names.Contains(wanted) || Others.Contains(wanted) || ZoneSearch.Fold(Text) == wanted;

    /// <summary>Returns what was typed after its whole name, such as a country; null if the text does not begin with one.</summary>
    public string? Behind(string wanted) => Names.Concat(Others)
        .FirstOrDefault(n => wanted.StartsWith($"{n} ", StringComparison.Ordinal)) is { } name ? wanted[(name.Length + 1)..] : null;

    /// <summary>True when what was typed is a country or region that contains this place.</summary>
    public bool IsPartOf(string wanted) => Countries.Contains(wanted) || Around.Contains(wanted);

    /// <summary>
    /// Returns how well the place matches, where lower is better; null if it does not match. The order is: an abbreviation of the zone, the
    /// place itself, another of its names, the beginning of a word in a name, the country, words anywhere.
    /// </summary>
    public int? RankOf(string wanted, IReadOnlyList<string> lettered)
    {
        if (Value == Id && lettered.Contains(Id))
            return Lettered;
        if (Names.Contains(wanted))
            return 0;
        if (Others.Contains(wanted) || Letters.Contains(wanted) || Around.Contains(wanted))
            return 1;
        if (Names.Any(n => n.StartsWith(wanted, StringComparison.Ordinal)))
            return 2;
        if (Names.Any(n => n.Contains($" {wanted}", StringComparison.Ordinal)))
            return 3;
        if (Others.Concat(Around).Any(o => $" {o}".Contains($" {wanted}", StringComparison.Ordinal)))
            return 4;
        if (Countries.Any(c => c.StartsWith(wanted, StringComparison.Ordinal)))
            return 5;
        return wanted.Split(' ').All(w => Line.Contains($" {w}", StringComparison.Ordinal)) ? 6 : null;
    }

    private static IReadOnlyList<string> Called(IReadOnlyList<(string Name, string Code)> countries) =>
        [.. countries.SelectMany(c => Locales.NamesOf(c.Code).Append(c.Name).Append(c.Code)).Select(ZoneSearch.Fold).Distinct()];

    /// <summary>True for names in capital letters and dots only, because people write abbreviations that way.</summary>
    private static bool IsLetters(string name) => name.All(c => char.IsAsciiLetterUpper(c) || c == '.');

    /// <summary>
    /// Returns the spellings of a name that people type: without accents, and with the letters that replace them on other keyboards.
    /// München becomes munchen and muenchen.
    /// </summary>
    private static IReadOnlyList<string> Spellings(string name)
    {
        var typed = name
            .Replace("ä", "ae", StringComparison.OrdinalIgnoreCase)
            .Replace("ö", "oe", StringComparison.OrdinalIgnoreCase)
            .Replace("ü", "ue", StringComparison.OrdinalIgnoreCase)
            .Replace("å", "aa", StringComparison.OrdinalIgnoreCase)
            .Replace("ø", "oe", StringComparison.OrdinalIgnoreCase);
        return [.. new[] { name, typed }.Select(ZoneSearch.Fold).Distinct()];
    }
}
