using NodaTime;

namespace IntimacyBot.Dances.Model;

/// <summary>
/// Converts between days and the moments by which questions are chosen. Questions change by the week in UTC, so that a day of somebody's
/// own calendar becomes its noon in UTC: then their own week counts, wherever they live.
/// </summary>
internal static class QuestionDates
{
    private static readonly Instant Noon = NodaConstants.UnixEpoch + Duration.FromHours(12);
    private static readonly LocalDate First = new(1970, 1, 1);

    public static Instant At(LocalDate day) => At(Period.DaysBetween(First, day));

    public static Instant At(int day) => Noon + Duration.FromDays(day);

    public static int Of(Instant asked) => Period.DaysBetween(First, asked.InUtc().Date);
}
