using System.Text;
using IntimacyBot.Practices;
using NodaTime.TimeZones;

namespace IntimacyBot.CheckIns;

/// <summary>A zone to choose from: its id, and how people know it.</summary>
internal sealed record ZoneChoice(string Id, string Text);

/// <summary>Finds time zones by a city, an older or other name, a country or the id itself, ignoring accents and case. Pure.</summary>
internal sealed class ZoneNames
{
    private const int MostTyped = 100;
    private const string Utc = "UTC";

    private readonly IReadOnlyList<Place> _places;
    private readonly Dictionary<string, string> _ids;

    public ZoneNames()
        : this(TzdbDateTimeZoneSource.Default)
    {
    }

    internal ZoneNames(TzdbDateTimeZoneSource source)
    {
        _ids = source.GetIds().GroupBy(Key).ToDictionary(ids => ids.Key, ids => ids.First());
        var countries = (source.ZoneLocations ?? []).Where(l => source.CanonicalIdMap.ContainsKey(l.ZoneId)).ToLookup(l => l.ZoneId, l => (l.CountryName, l.CountryCode));
        var others = source.CanonicalIdMap.Keys.Where(id => !countries.Contains(id)).ToLookup(id => source.CanonicalIdMap[id]);
        _places = [.. countries.Select(c => Of(c.Key, c, others[c.Key])).Append(Of(Utc, [], others[source.CanonicalIdMap[Utc]])).OrderBy(p => p.Text, StringComparer.Ordinal)];
    }

    /// <summary>The best first. Nothing typed yet: all of them, as far as they fit.</summary>
    public IReadOnlyList<ZoneChoice> Find(string typed, int max) => [.. Ranked(typed).OrderBy(r => r.Rank).Take(max).Select(r => new ZoneChoice(r.Place.Id, r.Place.Text))];

    /// <summary>What somebody meant who typed and chose nothing from the list: an id, or a name that only one place has.</summary>
    public string? Read(string typed)
    {
        if (_ids.TryGetValue(Key(typed), out var id))
            return id;
        var found = Ranked(typed).OrderBy(r => r.Rank).Take(2).ToList();
        return found is [var only] || (found is [var first, var second] && first.Rank < second.Rank && first.Rank <= WholeName) ? found[0].Place.Id : null;
    }

    private const int WholeName = 1;

    private IEnumerable<(Place Place, int Rank)> Ranked(string typed)
    {
        var wanted = Fold(typed.Length > MostTyped ? typed[..MostTyped] : typed);
        return _places.Select(p => (Place: p, Rank: p.RankOf(wanted))).Where(r => r.Rank is not null).Select(r => (r.Place, r.Rank!.Value));
    }

    private static Place Of(string id, IEnumerable<(string Name, string Code)> countries, IEnumerable<string> others)
    {
        var all = countries.ToList();
        var city = CityOf(id);
        var text = all.Count == 0 ? id : $"{city}, {all[0].Name} ({id})";
        return new Place(
            id,
            text,
            Fold(city),
            [.. others.Where(o => o != id).Select(CityOf).Select(Fold)],
            [.. all.Select(c => Fold(c.Name)), .. all.Select(c => Fold(c.Code))],
            $" {Fold(id)} {string.Join(' ', others.Select(Fold))} {string.Join(' ', all.Select(c => Fold(c.Name)))}");
    }

    private static string CityOf(string id) => id[(id.LastIndexOf('/') + 1)..].Replace('_', ' ');

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
                _ => letter.ToString(),
            });
        return PracticeSearch.Fold(plain.ToString()).Trim();
    }

    private sealed record Place(string Id, string Text, string City, IReadOnlyList<string> Others, IReadOnlyList<string> Countries, string Line)
    {
        /// <summary>The city, another name of it, then their beginnings, then the country, then words anywhere; null if nothing of it was meant.</summary>
        public int? RankOf(string wanted) =>
            City == wanted ? 0
            : Others.Contains(wanted) ? 1
            : City.StartsWith(wanted, StringComparison.Ordinal) ? 2
            : $" {City}".Contains($" {wanted}", StringComparison.Ordinal) ? 3
            : Others.Any(o => $" {o}".Contains($" {wanted}", StringComparison.Ordinal)) ? 4
            : Countries.Any(c => c.StartsWith(wanted, StringComparison.Ordinal)) ? 5
            : wanted.Split(' ').All(w => Line.Contains($" {w}", StringComparison.Ordinal)) ? 6
            : null;
    }
}
