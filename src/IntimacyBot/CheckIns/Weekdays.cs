using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>
/// Names and orders the days of the week as one person knows them, by their language and by the first day of the week in their region.
/// </summary>
internal static class Weekdays
{
    private const int Days = 7;

    /// <summary>Returns all seven days, beginning with the first day of this person's week.</summary>
    public static IReadOnlyList<IsoDayOfWeek> InOrder(string? locale)
    {
        var first = (int)Locales.Culture(locale).DateTimeFormat.FirstDayOfWeek;
        return [.. Enumerable.Range(0, Days).Select(day => Iso((DayOfWeek)((first + day) % Days)))];
    }

    public static string Name(IsoDayOfWeek day, string language) =>
        Locales.Culture(language).DateTimeFormat.GetDayName((DayOfWeek)((int)day % Days));

    /// <summary>
    /// Reads a day from its name or from a beginning that only one day has, in this person's language, in English, or in that of their
    /// locale. Returns null if no day or several days match.
    /// </summary>
    public static IsoDayOfWeek? Read(string? typed, string language, string? locale)
    {
        var wanted = TextNormalizer.Fold(typed ?? "").Trim();
        if (wanted.Length == 0)
            return null;
        var begin = InOrder(locale)
            .Where(day => Names(day, language, locale).Any(name => name.StartsWith(wanted, StringComparison.Ordinal)))
            .ToList();
        return begin.Count == 1 ? begin[0] : null;
    }

    public static IEnumerable<IsoDayOfWeek> Find(string typed, string language, string? locale)
    {
        var wanted = TextNormalizer.Fold(typed).Trim();
        return InOrder(locale).Where(day => Names(day, language, locale).Any(name => name.StartsWith(wanted, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Names(IsoDayOfWeek day, string language, string? locale) =>
        new[] { language, "en", locale ?? language }.Distinct().Select(l => TextNormalizer.Fold(Name(day, l)));

    private static IsoDayOfWeek Iso(DayOfWeek day) => day == DayOfWeek.Sunday ? IsoDayOfWeek.Sunday : (IsoDayOfWeek)(int)day;
}
