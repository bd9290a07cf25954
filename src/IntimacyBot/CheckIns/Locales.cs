using System.Globalization;

namespace IntimacyBot.CheckIns;

/// <summary>What Discord's locale of a person says of their week and their part of the world.</summary>
internal static class Locales
{
    /// <summary>
    /// Discord's locales are known cultures; anything else is as if nothing were said. A language alone gets the region it is mostly spoken
    /// in.
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

    /// <summary>The country, as two letters; null if the locale names none.</summary>
    public static string? Country(string? locale) =>
        locale is not null && Culture(locale) is { Name: { Length: > 0 } name } ? Region(name)?.TwoLetterISORegionName : null;

    /// <summary>How a country is called in English, and by most who live there.</summary>
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
