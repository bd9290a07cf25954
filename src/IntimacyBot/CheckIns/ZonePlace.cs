namespace IntimacyBot.CheckIns;

/// <summary>Somewhere with clocks of its zone, and all names by which it is looked for.</summary>
internal sealed record ZonePlace(
    string Id,
    string Value,
    string Text,
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Others,
    IReadOnlyList<string> Countries,
    string Line)
{
    /// <summary>Stands between a zone and one of its cities: no two choices of a list may stand for the same.</summary>
    public const char Mark = '#';

    /// <summary>The worst rank of a place that was typed in full.</summary>
    public const int WholeName = 1;

    public IReadOnlyList<string> Codes { get; private init; } = [];

    public int Order { get; private init; } = int.MaxValue;

    /// <summary>A zone by its own city, older names of the zone, and its countries.</summary>
    public static ZonePlace Whole(string id, IReadOnlyList<(string Name, string Code)> countries, IEnumerable<string> others, City? city)
    {
        var name = city?.Name ?? CityOf(id);
        var older = others.Where(o => o != id).ToList();
        return new ZonePlace(
            id,
            id,
            countries.Count == 0 ? id : $"{name}, {countries[0].Name} ({id})",
            Spellings(name),
            [.. older.Select(CityOf).Concat(city?.Others ?? []).SelectMany(Spellings)],
            [.. countries.SelectMany(c => Locales.NamesOf(c.Code).Append(c.Name).Append(c.Code)).Select(ZoneSearch.Fold).Distinct()],
            $" {ZoneSearch.Fold(id)} {string.Join(
                ' ',
                older.Concat(Spellings(name)).Concat(countries.Select(c => c.Name)).Select(ZoneSearch.Fold))}")
        {
            Codes = [.. countries.Select(c => c.Code)],
            Order = city?.Order ?? int.MaxValue,
        };
    }

    /// <summary>Another city of a zone. Whoever types a country means the zone, so it is not found by that alone.</summary>
    public static ZonePlace Within(string id, IReadOnlyList<(string Name, string Code)> countries, City city)
    {
        var bare = city.Name.Split(',')[0];
        return new ZonePlace(
            id,
            $"{id}{Mark}{city.Name}",
            countries.Count == 0 ? $"{city.Name} ({id})" : $"{city.Name}, {countries[0].Name} ({id})",
            [.. Spellings(bare).Concat(Spellings(city.Name)).Distinct()],
            [.. city.Others.SelectMany(Spellings)],
            [],
            $" {ZoneSearch.Fold(city.Name)} {string.Join(' ', countries.Select(c => ZoneSearch.Fold(c.Name)))}")
        {
            Codes = [.. countries.Select(c => c.Code)],
            Order = city.Order,
        };
    }

    public static string CityOf(string id) => id[(id.LastIndexOf('/') + 1)..].Replace('_', ' ');

    /// <summary>
    /// The place itself, another name of it, then their beginnings, then the country, then words anywhere; null if nothing of it was meant.
    /// </summary>
    public int? RankOf(string wanted)
    {
        if (Names.Contains(wanted))
            return 0;
        if (Others.Contains(wanted))
            return WholeName;
        if (Names.Any(n => n.StartsWith(wanted, StringComparison.Ordinal)))
            return 2;
        if (Names.Any(n => n.Contains($" {wanted}", StringComparison.Ordinal)))
            return 3;
        if (Others.Any(o => $" {o}".Contains($" {wanted}", StringComparison.Ordinal)))
            return 4;
        if (Countries.Any(c => c.StartsWith(wanted, StringComparison.Ordinal)))
            return 5;
        return wanted.Split(' ').All(w => Line.Contains($" {w}", StringComparison.Ordinal)) ? 6 : null;
    }

    /// <summary>Without its marks, and as it is typed where there is no key for them: München is Munchen and Muenchen.</summary>
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
