using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>A weekday and a time on the clock of one place.</summary>
internal sealed record WeeklyTime(IsoDayOfWeek Day, LocalTime Time, string Zone);

/// <summary>What becomes of a prompt whose time has come.</summary>
internal enum PromptOutcome
{
    /// <summary>Its person is notified.</summary>
    Prompt,

    /// <summary>It comes too late to be of use; its person is told the next date.</summary>
    TooLate,

    /// <summary>The two did not meet after three prompts in a row: it rests, and its person is told so once.</summary>
    Rest,

    /// <summary>Its person does not want to be notified now.</summary>
    Silent,
}

/// <summary>One person's own weekly prompt, and the day on their calendar for which the next one is meant.</summary>
internal sealed record CheckIn(WeeklyTime Hour, LocalDate On)
{
    public const int MostUnmet = 3;
    private const int DaysInWeek = 7;

    /// <summary>How many prompts in a row the two did not meet after, whoever of them was silent.</summary>
    public int Unmet { get; init; }

    public bool Resting { get; init; }

    /// <summary>Whether its person is away until <see cref="On"/>.</summary>
    public bool Away { get; init; }

    /// <summary>When it is due, by what is known of the zone today; null while it rests.</summary>
    public Instant? Due(DateTimeZone zone) => Resting ? null : WeeklyCalendar.At(On, Hour.Time, zone);

    public static CheckIn Set(WeeklyTime hour, DateTimeZone zone, Instant at) =>
        new(hour, WeeklyCalendar.NextDate(at, hour.Day, hour.Time, zone));

    /// <summary>
    /// The day on this person's calendar that a check-in written now is for: that of the prompt which came at <paramref name="promptedAt"/>
    /// and waits, or else today.
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

    /// <summary>Leaves out the coming prompt. Asked twice in the same week, it leaves out one.</summary>
    public CheckIn Skip(DateTimeZone zone, Instant at)
    {
        var after = Next(zone, at).PlusDays(DaysInWeek);
        return On >= after ? this : this with { On = after };
    }

    /// <summary>No prompt comes for some weeks.</summary>
    public CheckIn Pause(int weeks, DateTimeZone zone, Instant at) =>
        this with { On = Next(zone, at + Duration.FromDays(weeks * DaysInWeek)), Away = true, Resting = false, Unmet = 0 };

    public CheckIn Resume(DateTimeZone zone, Instant at) => this with { On = Next(zone, at), Away = false, Resting = false, Unmet = 0 };

    public CheckIn Met() => Unmet == 0 ? this : this with { Unmet = 0 };

    /// <summary>
    /// Its time has come. It goes on to the next day that is later than this one and than now, so that no day comes twice, whichever way
    /// the clock was set. <paramref name="counts"/> says whether there is somebody to meet.
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
