using System.Text;
using IntimacyBot.Platform.Texts;
using NodaTime.TimeZones;

namespace IntimacyBot.CheckIns;

/// <summary>
/// Represents a place to choose. <see cref="Value"/> is what Discord returns, and <see cref="Text"/> is what people read.
/// </summary>
internal sealed record ZoneChoice(string Value, string Text);

/// <summary>
/// Finds time zones by a city, an older or other name, a country, the id itself or letters such as EST, ignoring accents and case.
/// </summary>
internal sealed class ZoneSearch
{
    private const int MostTyped = 100;

    /// <summary>
    /// Ids that name a place begin with one of these parts. Other ids name clocks, some of them with an offset that never changes.
    /// </summary>
    private static readonly string[] Regions =
        ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Europe", "Indian", "Pacific"];

    private static readonly Lazy<ZoneSearch> OfProgram = new(() => new ZoneSearch());

    private readonly IReadOnlyList<ZonePlace> _places;
    private readonly Dictionary<string, string> _ids;

    public ZoneSearch()
        : this(TzdbDateTimeZoneSource.Default)
    {
    }

    internal ZoneSearch(TzdbDateTimeZoneSource source)
    {
        var countries = (source.ZoneLocations ?? [])
            .Where(l => source.CanonicalIdMap.ContainsKey(l.ZoneId))
            .ToLookup(l => l.ZoneId, l => (l.CountryName, l.CountryCode));
        var others = source.CanonicalIdMap.Keys.Where(id => !countries.Contains(id)).ToLookup(id => source.CanonicalIdMap[id]);
        var cities = Cities.All.ToLookup(c => c.Zone);
        _places = [.. countries.SelectMany(c => Of(c.Key, c, others[c.Key], cities[c.Key]))];
        _ids = source.GetIds()
            .Where(id => IsPlace(id) || countries.Contains(id))
            .GroupBy(Key)
            .ToDictionary(ids => ids.Key, ids => ids.First());
    }

    /// <summary>
    /// This is the search over the time zones that come with the program. It is made once, because folding thousands of names takes long.
    /// </summary>
    public static ZoneSearch BuiltIn => OfProgram.Value;

    /// <summary>
    /// Returns the best matches first. Equal matches are ordered by this person's country and then by how well they are known. If nothing
    /// is typed, all places match, and the first <paramref name="max"/> are returned.
    /// </summary>
    public IReadOnlyList<ZoneChoice> Find(string typed, int max, string? country = null) =>
        [.. Ranked(typed)
            .OrderBy(r => r.Rank)
            .ThenBy(r => country is not null && r.Place.Codes.Contains(country) ? 0 : 1)
            .ThenBy(r => r.Place.Order)
            .ThenBy(r => r.Place.Text, StringComparer.Ordinal)
            .Take(max)
            .Select(r => new ZoneChoice(r.Place.Value, r.Place.Text))];

    /// <summary>
    /// Returns the time zone id that somebody meant beyond doubt: by a choice, an id, or a whole name that stands for one zone alone. It is
    /// null for abbreviations, for beginnings of names, and for areas with several zones.
    /// </summary>
    public string? Read(string typed)
    {
        if (_ids.TryGetValue(Key(typed.Split(ZonePlace.Mark)[0]), out var id))
            return id;
        var wanted = Folded(typed);
        if (wanted.Length == 0 || ZoneLetters.Of(wanted).Count > 0)
            return null;
        var named = _places.Where(p => IsMeant(p, wanted)).Select(p => p.Id).Distinct().Take(2).ToList();
        return named is [var only] && _places.All(p => p.Id == only || !p.IsPartOf(wanted)) ? only : null;
    }

    /// <summary>True when this id names a place.</summary>
    internal static bool IsPlace(string id) => Regions.Contains(id.Split('/')[0]) && id.Contains('/', StringComparison.Ordinal);

    /// <summary>
    /// True when a whole name was typed, alone or followed by the region or country in which the place is, as in "London, UK".
    /// </summary>
    private bool IsMeant(ZonePlace place, string wanted) => place.IsNamed(wanted)
        || (place.Behind(wanted) is { } wider && _places.Any(p => p.Id == place.Id && p.IsPartOf(wider)));

    private IEnumerable<(ZonePlace Place, int Rank)> Ranked(string typed)
    {
        var wanted = Folded(typed);
        var lettered = ZoneLetters.Of(wanted);
        return _places.Select(p => (Place: p, Rank: p.RankOf(wanted, lettered)))
            .Where(r => r.Rank is not null)
            .Select(r => (r.Place, r.Rank!.Value));
    }

    private static string Folded(string typed) => Fold(typed.Length > MostTyped ? typed[..MostTyped] : typed);

    /// <summary>Returns the places of one zone: the zone under its own city, and its other cities.</summary>
    private static IEnumerable<ZonePlace> Of(
        string id,
        IEnumerable<(string Name, string Code)> countries,
        IEnumerable<string> others,
        IEnumerable<City> cities)
    {
        var all = countries.ToList();
        var own = cities.FirstOrDefault(c => Fold(c.Name) == Fold(ZonePlace.CityOf(id)));
        return cities.Where(c => c != own).Select(c => ZonePlace.Within(id, all, c)).Prepend(ZonePlace.Whole(id, all, others, own));
    }

    private static string Key(string id) => TextNormalizer.Seen(id).Replace(' ', '_').ToUpperInvariant();

    /// <summary>
    /// Folds a text for comparison. It also replaces letters such as ø or ß, which Unicode does not treat as a letter with an accent.
    /// </summary>
    internal static string Fold(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
            plain.Append(letter switch
            {
                'ø' or 'Ø' => "o",
                'ł' or 'Ł' => "l",
                'đ' or 'Đ' or 'ð' or 'Ð' => "d",
                'ß' => "ss",
                'æ' or 'Æ' => "ae",
                'œ' or 'Œ' => "oe",
                'ı' => "i",
                'þ' or 'Þ' => "th",
                '’' or 'ʻ' => "'",
                _ => letter.ToString(),
            });
        return TextNormalizer.Fold(plain.ToString()).Trim();
    }
}
