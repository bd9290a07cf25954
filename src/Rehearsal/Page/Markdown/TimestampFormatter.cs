using System.Globalization;

namespace Rehearsal.Page.Markdown;

/// <summary>Writes a point in time the way each style of a timestamp asks for.</summary>
internal static class TimestampFormatter
{
    private static readonly (TimeSpan Unit, string Name)[] _units =
    [
        (TimeSpan.FromDays(365), "year"), (TimeSpan.FromDays(30), "month"), (TimeSpan.FromDays(1), "day"),
        (TimeSpan.FromHours(1), "hour"), (TimeSpan.FromMinutes(1), "minute"), (TimeSpan.FromSeconds(1), "second"),
    ];

    public static string Write(DateTimeOffset moment, char style, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.Local);
        return style == 'R' ? Relative(moment - now) : local.ToString(Format(style), CultureInfo.InvariantCulture);
    }

    public static string Whole(DateTimeOffset moment) => Write(moment, 'F', moment);

    private static string Format(char style) => style switch
    {
        't' => "HH:mm",
        'T' => "HH:mm:ss",
        'd' => "yyyy-MM-dd",
        'D' => "d MMMM yyyy",
        'F' => "dddd, d MMMM yyyy HH:mm",
        _ => "d MMMM yyyy HH:mm",
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
