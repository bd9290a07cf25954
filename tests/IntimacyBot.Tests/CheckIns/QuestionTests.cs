using CsCheck;
using IntimacyBot.CheckIns;
using IntimacyBot.Dances.Model;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace Tests.CheckIns;

/// <summary>Tests that both partners get the same question of the week, although it is computed from each one's own schedule.</summary>
public sealed class QuestionTests
{
    private static readonly string[] Questions = [.. Enumerable.Range(0, 13).Select(q => $"{q}")];
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 18, 0);

    private static readonly string[] Zones =
    [
        "Pacific/Kiritimati",
            "Pacific/Auckland",
            "Pacific/Chatham",
            "Asia/Tokyo",
            "Asia/Kathmandu",
            "Europe/Vienna",
            "UTC",
            "Africa/Casablanca",
            "America/St_Johns",
            "America/New_York",
        "America/Los_Angeles", "Pacific/Pago_Pago", "Australia/Lord_Howe",
    ];

    private static readonly Gen<CheckIn> Anybody = Gen.Select(
        Gen.Int[1, 7], Gen.Int[0, (24 * 60) - 1], Gen.Int[0, Zones.Length - 1], Gen.Int[0, 104 * 7 * 24],
        (day, minute, zone, hours) => CheckIn.Set(
            new WeeklyTime((IsoDayOfWeek)day, LocalTimeParser.At(minute)!.Value, Zones[zone]),
            Zone(Zones[zone]),
            Start + Duration.FromHours(hours)));

    [Fact]
    public void Whenever_one_writes_after_a_prompt_its_question_is_that_of_the_prompt_s_own_day() =>
        Gen.Select(Anybody, Gen.Double[0, 0.999]).Sample((hers, part) =>
        {
            var (due, next) = Times(hers);
            Assert.Equal(hers.On, hers.MeantFor(Zone(hers), due + ((next - due) * part), due));
        });

    [Fact]
    public void Two_prompts_of_one_calendar_week_ask_the_same_wherever_and_whenever_they_are_answered() =>
        Gen.Select(Anybody, Anybody, Gen.Double[0, 0.999], Gen.Double[0, 0.999]).Sample((hers, his, sooner, later) =>
        {
            // His prompt is moved to the week of hers.
            his = his with { On = Monday(hers.On).PlusDays((int)his.Hour.Day - 1) };
            Assert.Equal(Asked(hers, sooner), Asked(his, later));
        });

    [Fact]
    public void Each_week_has_a_question_of_its_own() => Anybody.Sample(hers =>
    {
        var all = Enumerable.Range(0, Questions.Length).Select(week => Asked(hers with { On = hers.On.PlusWeeks(week) }, 0));
        Assert.Equal(Questions.Length, all.Distinct().Count());
    });

    [Fact]
    public void Without_a_prompt_it_is_today_s_where_one_is() => Gen.Select(Anybody, Gen.Int[0, 104 * 7 * 24]).Sample((hers, hours) =>
    {
        var now = Start + Duration.FromHours(hours);
        Assert.Equal(now.InZone(Zone(hers)).Date, hers.MeantFor(Zone(hers), now, null));
    });

    [Theory]
    [InlineData("Pacific/Auckland", "America/Los_Angeles")]
    [InlineData("Pacific/Kiritimati", "Pacific/Pago_Pago")]
    [InlineData("Asia/Tokyo", "Europe/Vienna")]
    public void One_Sunday_evening_around_the_world_has_one_question(string east, string west)
    {
        var asked = new[] { east, west }
            .Select(zone => CheckIn.Set(new WeeklyTime(IsoDayOfWeek.Sunday, new LocalTime(20, 30), zone), Zone(zone), Start))
            .Select(checkIn => Asked(checkIn, 0))
            .ToList();
        Assert.Equal(asked[0], asked[1]);
    }

    [Fact]
    public void A_day_keeps_its_week_on_the_way_through_a_form() =>
        Gen.Int[0, 40_000].Sample(day => Assert.Equal(day, QuestionDates.Of(QuestionDates.At(day))));

    /// <summary>Returns the question when this prompt is answered after this part of the time until the next.</summary>
    private static string Asked(CheckIn checkIn, double part)
    {
        var (due, next) = Times(checkIn);
        return ScriptText.Vary(Questions, QuestionDates.At(checkIn.MeantFor(Zone(checkIn), due + ((next - due) * part), due)))!;
    }

    private static (Instant Due, Instant Next) Times(CheckIn checkIn) =>
        (checkIn.Due(Zone(checkIn))!.Value, (checkIn with { On = checkIn.On.PlusWeeks(1) }).Due(Zone(checkIn))!.Value);

    private static LocalDate Monday(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    private static DateTimeZone Zone(CheckIn checkIn) => Zone(checkIn.Hour.Zone);

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];
}
