using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>Represents a weekday and a local time in one time zone.</summary>
internal sealed record WeeklyTime(IsoDayOfWeek Day, LocalTime Time, string Zone);

/// <summary>Says what happens to a prompt whose time has come.</summary>
internal enum PromptOutcome
{
    /// <summary>The person is notified.</summary>
    Prompt,

    /// <summary>The prompt comes too late to be of use; the person is told the next date.</summary>
    TooLate,

    /// <summary>The two did not meet after three prompts in a row. The prompt rests, and its person is told so once.</summary>
    Rest,

    /// <summary>The person does not want to be notified now.</summary>
    Silent,
}

/// <summary>
/// Represents one person's own weekly prompt. <see cref="On"/> is the day in their calendar for which the next one is meant.
/// </summary>
internal sealed record CheckIn(WeeklyTime Hour, LocalDate On)
{
    public const int MostUnmet = 3;
    private const int DaysInWeek = 7;

    /// <summary>Counts the prompts in a row after which the two did not meet, whichever of them was silent.</summary>
    public int Unmet { get; init; }

    public bool Resting { get; init; }

    /// <summary>True when the person is away until <see cref="On"/>.</summary>
    public bool Away { get; init; }

    /// <summary>Returns when the prompt is due by today's data of the time zone; null while it rests.</summary>
    public Instant? Due(DateTimeZone zone) => Resting ? null : WeeklyCalendar.At(On, Hour.Time, zone);

    public static CheckIn Set(WeeklyTime hour, DateTimeZone zone, Instant at) =>
        new(hour, WeeklyCalendar.NextDate(at, hour.Day, hour.Time, zone));

    /// <summary>
    /// Returns the day in this person's calendar that a check-in written now is for. This is the day of the prompt that came at <paramref
    /// name="promptedAt"/> and still waits, or today without one.
    /// </summary>
    public LocalDate MeantFor(DateTimeZone zone, Instant at, Instant? promptedAt)
    {
        if (promptedAt is not { } prompted)
            return at.InZone(zone).Date;
        var day = WeeklyCalendar.NextDate(prompted, Hour.Day, Hour.Time, zone);
        while (WeeklyCalendar.At(day, Hour.Time, zone) > prompted)
            day = day.PlusDays(-DaysInWeek);
        return day;
    }

    /// <summary>Skips the coming prompt. Asked twice in the same week, it skips only one.</summary>
    public CheckIn Skip(DateTimeZone zone, Instant at)
    {
        var after = Next(zone, at).PlusDays(DaysInWeek);
        return On >= after ? this : this with { On = after };
    }

    /// <summary>Stops the prompts for some weeks.</summary>
    public CheckIn Pause(int weeks, DateTimeZone zone, Instant at) =>
        this with { On = Next(zone, at + Duration.FromDays(weeks * DaysInWeek)), Away = true, Resting = false, Unmet = 0 };

    public CheckIn Resume(DateTimeZone zone, Instant at) => this with { On = Next(zone, at), Away = false, Resting = false, Unmet = 0 };

    public CheckIn Met() => Unmet == 0 ? this : this with { Unmet = 0 };

    /// <summary>
    /// Handles the due time. The next day is later than this one and than now, so that no day comes twice, however the clock was changed.
    /// <paramref name="counts"/> is true when the person has a partner whom they could meet.
    /// </summary>
    public (CheckIn Next, PromptOutcome Outcome) Tick(DateTimeZone zone, Instant at, Duration late, bool allowed, bool counts)
    {
        var due = WeeklyCalendar.At(On, Hour.Time, zone);
        var next = this with { On = Next(zone, Instant.Max(at, due)), Away = false };
        return !allowed ? (next, PromptOutcome.Silent)
            : at - due > late ? (next, PromptOutcome.TooLate)
            : Unmet >= MostUnmet ? (next with { Resting = true, Unmet = 0 }, PromptOutcome.Rest)
            : (counts ? next with { Unmet = Unmet + 1 } : next, PromptOutcome.Prompt);
    }

    private LocalDate Next(DateTimeZone zone, Instant after) => WeeklyCalendar.NextDate(after, Hour.Day, Hour.Time, zone);
}
