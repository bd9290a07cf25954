using NodaTime;
using NodaTime.TimeZones;

namespace IntimacyBot.CheckIns;

/// <summary>Turns a weekday and a time on the clock of one place into instants.</summary>
internal static class WeeklyCalendar
{
    private const int DaysInWeek = 7;

    /// <summary>A time that the clocks skip becomes the first that they show again; of a doubled one it is the first.</summary>
    private static readonly ZoneLocalMappingResolver Resolver =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The next such moment, strictly later than <paramref name="after"/>.</summary>
    public static Instant Next(Instant after, IsoDayOfWeek weekday, LocalTime localTime, DateTimeZone zone) =>
        At(NextDate(after, weekday, localTime, zone), localTime, zone);

    /// <summary>The day of that moment, as the calendar has it; where the clocks skip the hour it may come a day later.</summary>
    public static LocalDate NextDate(Instant after, IsoDayOfWeek weekday, LocalTime localTime, DateTimeZone zone)
    {
        var here = after.InZone(zone).Date;
        var date = here.DayOfWeek == weekday ? here : here.Previous(weekday);
        while (At(date, localTime, zone) <= after)
            date = date.PlusDays(DaysInWeek);
        return date;
    }

    public static Instant At(LocalDate date, LocalTime localTime, DateTimeZone zone) =>
        zone.ResolveLocal(date + localTime, Resolver).ToInstant();
}
