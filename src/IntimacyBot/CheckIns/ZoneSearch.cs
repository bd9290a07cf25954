using System.Text;
using IntimacyBot.Platform.Texts;
using NodaTime.TimeZones;

namespace IntimacyBot.CheckIns;

/// <summary>A place to choose: what stands for it, and how people know it.</summary>
internal sealed record ZoneChoice(string Value, string Text);

/// <summary>Finds time zones by a city, an older or other name, a country or the id itself, ignoring accents and case.</summary>
internal sealed class ZoneSearch
{
    private const int MostTyped = 100;
    private const string Utc = "UTC";

    private readonly IReadOnlyList<ZonePlace> _places;
    private readonly Dictionary<string, string> _ids;

    public ZoneSearch()
        : this(TzdbDateTimeZoneSource.Default)
    {
    }

    internal ZoneSearch(TzdbDateTimeZoneSource source)
    {
        _ids = source.GetIds().GroupBy(Key).ToDictionary(ids => ids.Key, ids => ids.First());
        var countries = (source.ZoneLocations ?? [])
            .Where(l => source.CanonicalIdMap.ContainsKey(l.ZoneId))
            .ToLookup(l => l.ZoneId, l => (l.CountryName, l.CountryCode));
        var others = source.CanonicalIdMap.Keys.Where(id => !countries.Contains(id)).ToLookup(id => source.CanonicalIdMap[id]);
        var cities = Cities.All.ToLookup(c => c.Zone);
        _places = [.. countries.SelectMany(c => Of(c.Key, c, others[c.Key], cities[c.Key]))
            .Append(ZonePlace.Whole(Utc, [], [.. others[source.CanonicalIdMap[Utc]], "Etc/GMT", "Greenwich"], null))];
    }

    /// <summary>
    /// The best first; of equals those of this person's country, then the best known. Nothing typed yet: all of them, as far as they fit.
    /// </summary>
    public IReadOnlyList<ZoneChoice> Find(string typed, int max, string? country = null) =>
        [.. Ranked(typed)
            .OrderBy(r => r.Rank)
            .ThenBy(r => country is not null && r.Place.Codes.Contains(country) ? 0 : 1)
            .ThenBy(r => r.Place.Order)
            .ThenBy(r => r.Place.Text, StringComparer.Ordinal)
            .Take(max)
            .Select(r => new ZoneChoice(r.Place.Value, r.Place.Text))];

    /// <summary>What somebody meant: a choice, an id, or a name that only one zone has.</summary>
    public string? Read(string typed)
    {
        if (_ids.TryGetValue(Key(typed.Split(ZonePlace.Mark)[0]), out var id))
            return id;
        var found = Ranked(typed)
            .GroupBy(r => r.Place.Id)
            .Select(zone => (Id: zone.Key, Rank: zone.Min(r => r.Rank)))
            .OrderBy(r => r.Rank)
            .Take(2)
            .ToList();
        return found is [var only] || (found is [var first, var second] && first.Rank < second.Rank && first.Rank <= ZonePlace.WholeName)
            ? found[0].Id
            : null;
    }

    private IEnumerable<(ZonePlace Place, int Rank)> Ranked(string typed)
    {
        var wanted = Fold(typed.Length > MostTyped ? typed[..MostTyped] : typed);
        return _places.Select(p => (Place: p, Rank: p.RankOf(wanted))).Where(r => r.Rank is not null).Select(r => (r.Place, r.Rank!.Value));
    }

    /// <summary>The zone by the city it is named after, and its other cities.</summary>
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

    private static string Key(string id) => id.Trim().Replace(' ', '_').ToUpperInvariant();

    /// <summary>Letters that are not a letter with a mark.</summary>
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
