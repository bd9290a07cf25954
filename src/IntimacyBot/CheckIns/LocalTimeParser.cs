using System.Globalization;
using System.Text.RegularExpressions;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>Reads a time as people type it: 19:30, 19.30, 19h, 19h30, 7pm, 7:30 pm. An ambiguous text is not read.</summary>
internal static partial class LocalTimeParser
{
    private const int MinutesInHour = 60;
    private const int HoursOnDial = 12;
    private const int HoursInDay = 24;

    /// <summary>Returns the number of minutes since midnight, which is the stored form of a time.</summary>
    public static int Minute(LocalTime time) => (time.Hour * MinutesInHour) + time.Minute;

    /// <summary>Returns the time that many minutes after midnight; null if the number is negative or 1440 and more.</summary>
    public static LocalTime? At(int minute)
    {
        var (hours, rest) = Math.DivRem(minute, MinutesInHour);
        return minute is >= 0 and < HoursInDay * MinutesInHour ? new LocalTime(hours, rest) : null;
    }

    public static LocalTime? Read(string? typed)
    {
        var match = Typed().Match(TextNormalizer.Seen(typed).ToLowerInvariant());
        if (!match.Success)
            return null;
        var (hour, minute) = (Number(match.Groups["hour"]), Number(match.Groups["minute"]));
        return match.Groups["half"] is { Success: true } half ? OnDial(hour, minute, half.Value[0] == 'p') : InDay(hour, minute);
    }

    public static string Write(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static LocalTime? InDay(int hour, int minute) => hour < HoursInDay ? new LocalTime(hour, minute) : null;

    private static LocalTime? OnDial(int hour, int minute, bool afterNoon)
    {
        var morning = hour % HoursOnDial;
        return hour is 0 or > HoursOnDial ? null : new LocalTime(afterNoon ? morning + HoursOnDial : morning, minute);
    }

    private static int Number(Group digits) => digits.Success ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;

    /// <summary>A bare number does not match, because 7 may be in the morning or in the evening.</summary>
    [GeneratedRegex(
        @"^(?<hour>[0-9]{1,2})(?:[:.](?<minute>[0-5][0-9])(?:\s?h)?|\s?h\s?(?<minute>[0-5][0-9])?"
            + @"|(?:[:.](?<minute>[0-5][0-9]))?\s?(?<half>[ap])\.?m\.?)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Typed();
}
