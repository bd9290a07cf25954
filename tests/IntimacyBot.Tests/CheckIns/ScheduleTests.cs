using IntimacyBot.CheckIns;
using NodaTime;

namespace Tests.CheckIns;

/// <summary>Tests weekly local times through every change of the clocks.</summary>
public sealed class ScheduleTests
{
    private const int CheckInDriver = 104;

    /// <summary>Each zone comes with a day from which the next two years contain its peculiarities.</summary>
    public static TheoryData<string, string> Zones => new()
    {
        { "Europe/Vienna", "2026-01-01" },
        { "America/New_York", "2026-01-01" },
        { "Australia/Sydney", "2026-01-01" },
        { "America/Santiago", "2026-01-01" },
        { "Asia/Kolkata", "2026-01-01" },
        { "America/St_Johns", "2026-01-01" },
        { "Asia/Kathmandu", "2026-01-01" },
        { "Pacific/Chatham", "2026-01-01" },
        { "Australia/Lord_Howe", "2026-01-01" },
        { "Africa/Casablanca", "2026-01-01" },
        { "Asia/Tehran", "2021-06-01" },
        { "Europe/Istanbul", "2015-06-01" },
        { "Pacific/Apia", "2011-01-01" },
        { "Pacific/Kwajalein", "1993-01-01" },
        { "America/Nuuk", "2022-06-01" },
        { "Europe/Dublin", "2026-01-01" },
    };

    [Theory]
    [MemberData(nameof(Zones))]
    public void Week_after_week_the_local_hour_holds(string id, string from)
    {
        var zone = DateTimeZoneProviders.Tzdb[id];
        foreach (var day in Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None))
            foreach (var time in new[] { new LocalTime(
                0,
                0), new LocalTime(
                    0,
                    30), new LocalTime(
                        1,
                        30), new LocalTime(2, 15), new LocalTime(2, 30), new LocalTime(3, 0), new LocalTime(19, 0), new LocalTime(23, 59) })
                Hold(zone, day, time, Date(from).AtMidnight().InUtc().ToInstant());
    }

    private static void Hold(DateTimeZone zone, IsoDayOfWeek day, LocalTime time, Instant after)
    {
        var date = WeeklyCalendar.NextDate(after, day, time, zone);
        for (var week = 0; week < CheckInDriver; week++)
        {
            var next = WeeklyCalendar.Next(after, day, time, zone);
            Assert.True(next > after, $"{zone.Id}: {next} is not later than {after}");
            Assert.Equal(date, WeeklyCalendar.NextDate(after, day, time, zone));
            Assert.Equal(day, date.DayOfWeek);
            AssertShown(zone, date + time, next);
            (after, date) = (next, date.PlusWeeks(1));
        }
    }

    /// <summary>
    /// Asserts by the zone's own data that <paramref name="found"/> is the first instant at which its clocks show the time, or the first
    /// after it if they never do.
    /// </summary>
    private static void AssertShown(DateTimeZone zone, LocalDateTime wanted, Instant found)
    {
        var interval = zone.GetZoneInterval(found);
        var shows = found.InZone(zone).LocalDateTime;
        if (shows == wanted)
        {
            var before = found - Duration.FromHours(4);
            Assert.True(
                interval.Start < before
                    || zone.GetZoneInterval(before).WallOffset <= interval.WallOffset
                    || (found - Duration.FromTicks((zone.GetZoneInterval(before).WallOffset - interval.WallOffset).Ticks)).InZone(
                        zone).LocalDateTime != wanted,
                $"{zone.Id}: {wanted} came before");
            return;
        }

        Assert.Equal(interval.Start, found);
        Assert.True(shows > wanted, $"{zone.Id}: {shows} is not after {wanted}");
        Assert.True((found - Duration.Epsilon).InZone(zone).LocalDateTime < wanted, $"{zone.Id}: {wanted} was not skipped");
    }

    [Theory]
    // A skipped time moves forward to the first one that exists.
    [InlineData("Europe/Vienna", "2026-03-29T02:30", "2026-03-29T03:00+02")]
    [InlineData("America/New_York", "2026-03-08T02:30", "2026-03-08T03:00-04")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-04T02:30+11")]
    [InlineData("Pacific/Chatham", "2026-09-27T02:50", "2026-09-27T03:45+13:45")]
    [InlineData("America/Santiago", "2026-09-06T00:30", "2026-09-06T01:00-03")]
    // This day did not exist because the date line moved.
    [InlineData("Pacific/Apia", "2011-12-30T19:00", "2011-12-31T00:00+14")]
    // Of a repeated time the first one counts.
    [InlineData("Europe/Vienna", "2026-10-25T02:30", "2026-10-25T02:30+02")]
    [InlineData("America/New_York", "2026-11-01T01:30", "2026-11-01T01:30-04")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-05T01:45+11")]
    // Morocco's clocks change around Ramadan, and summer time is the standard there.
    [InlineData("Africa/Casablanca", "2026-02-15T02:30", "2026-02-15T02:30+01")]
    [InlineData("Africa/Casablanca", "2026-03-22T02:30", "2026-03-22T03:00+01")]
    // A leap day is like any other day.
    [InlineData("Europe/Vienna", "2028-02-29T19:00", "2028-02-29T19:00+01")]
    public void Hours_that_are_skipped_or_doubled(string id, string local, string expected)
    {
        var zone = DateTimeZoneProviders.Tzdb[id];
        var wanted = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value;
        var next =
            WeeklyCalendar.Next(
                Instant.FromUtc(wanted.Year, wanted.Month, wanted.Day, 0, 0) - Duration.FromDays(3),
                wanted.DayOfWeek,
                wanted.TimeOfDay,
                zone);

        var shown = next.InZone(zone).ToOffsetDateTime();
        Assert.Equal(expected, NodaTime.Text.OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<g>").Format(shown));
    }

    [Fact]
    public void It_is_strictly_later_than_now()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Vienna"];
        var at = Instant.FromUtc(2026, 11, 29, 18, 0);

        Assert.Equal(at, WeeklyCalendar.Next(at - Duration.Epsilon, IsoDayOfWeek.Sunday, new LocalTime(19, 0), zone));
        Assert.Equal(at + Duration.FromDays(7), WeeklyCalendar.Next(at, IsoDayOfWeek.Sunday, new LocalTime(19, 0), zone));
    }

    [Fact]
    public void The_second_of_two_hours_asks_for_the_next_week()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Vienna"];
        var second = Instant.FromUtc(2026, 10, 25, 1, 10);

        Assert.Equal(Instant.FromUtc(2026, 11, 1, 1, 30), WeeklyCalendar.Next(second, IsoDayOfWeek.Sunday, new LocalTime(2, 30), zone));
    }

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
