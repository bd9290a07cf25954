using System.Globalization;

namespace IntimacyBot.CheckIns;

/// <summary>Derives a person's week and country from their Discord locale.</summary>
internal static class Locales
{
    /// <summary>
    /// Returns the culture of a Discord locale, or the invariant culture if the locale is unknown. A language without a region gets the
    /// region in which it is mostly spoken. British English is used where the locale is null.
    /// </summary>
    public static CultureInfo Culture(string? locale)
    {
        try
        {
            return CultureInfo.CreateSpecificCulture(locale ?? "en-GB");
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }

    /// <summary>Returns the country as two letters; null if the locale names none.</summary>
    public static string? Country(string? locale) =>
        locale is not null && Culture(locale) is { Name: { Length: > 0 } name } ? Region(name)?.TwoLetterISORegionName : null;

    /// <summary>Returns a country's name in English, and in the language of most people who live there.</summary>
    public static IEnumerable<string> NamesOf(string country) =>
        Region(country) is { } region ? [region.EnglishName, region.NativeName] : [];

    private static RegionInfo? Region(string name)
    {
        try
        {
            return new RegionInfo(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
