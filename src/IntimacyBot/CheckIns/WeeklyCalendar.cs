using NodaTime;
using NodaTime.TimeZones;

namespace IntimacyBot.CheckIns;

/// <summary>Turns a weekday and a time on the clock of one place into instants.</summary>
internal static class WeeklyCalendar
{
    private const int DaysInWeek = 7;

    /// <summary>
    /// A local time that a clock change skips becomes the first moment after the change. Of a local time that occurs twice, the first is
    /// taken.
    /// </summary>
    private static readonly ZoneLocalMappingResolver Resolver =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>Returns the next moment of that weekday and time, strictly later than <paramref name="after"/>.</summary>
    public static Instant Next(Instant after, IsoDayOfWeek weekday, LocalTime localTime, DateTimeZone zone) =>
        At(NextDate(after, weekday, localTime, zone), localTime, zone);

    /// <summary>
    /// Returns the calendar day of the next moment. Where the clock change skips that time, the moment itself may be a day later.
    /// </summary>
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
