using System.Globalization;

namespace Rehearsal.Page.Markdown;

/// <summary>Writes a point in time the way each style of a timestamp asks for, as Discord's program does in English.</summary>
internal static class TimestampFormatter
{
    private static readonly (TimeSpan Unit, string Name)[] _units =
    [
        (TimeSpan.FromDays(365), "year"), (TimeSpan.FromDays(30), "month"), (TimeSpan.FromDays(1), "day"),
        (TimeSpan.FromHours(1), "hour"), (TimeSpan.FromMinutes(1), "minute"), (TimeSpan.FromSeconds(1), "second"),
    ];

    private const long LastSecond = 253402300799;

    /// <summary>Returns a moment that is written as seconds; one that no calendar holds is the last that one does.</summary>
    public static DateTimeOffset At(long unix) => DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(unix, 0, LastSecond));

    public static string Write(DateTimeOffset moment, char style, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.Local);
        return style == 'R' ? Relative(moment - now) : local.ToString(Format(style), CultureInfo.InvariantCulture);
    }

    public static string Whole(DateTimeOffset moment) => Write(moment, 'F', moment);

    /// <summary>True for a relative timestamp that is so near that its seconds are counted.</summary>
    public static bool CountsSeconds(DateTimeOffset moment, char style, DateTimeOffset now)
    {
        var distance = (moment - now).Duration();
        return style == 'R' && distance < TimeSpan.FromMinutes(1);
    }

    private static string Format(char style) => style switch
    {
        't' => "h:mm tt",
        'T' => "h:mm:ss tt",
        'd' => "M/d/yyyy",
        'D' => "MMMM d, yyyy",
        'F' => "dddd, MMMM d, yyyy 'at' h:mm tt",
        _ => "MMMM d, yyyy 'at' h:mm tt",
    };

    private static string Relative(TimeSpan ahead)
    {
        var distance = ahead.Duration();
        var (unit, name) = _units.FirstOrDefault(u => distance >= u.Unit, _units[^1]);
        var count = (int)Math.Round(distance / unit);
        var text = $"{count} {name}{(count == 1 ? "" : "s")}";
        return ahead < TimeSpan.Zero ? $"{text} ago" : $"in {text}";
    }
}
