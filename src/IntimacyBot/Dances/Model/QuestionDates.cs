using NodaTime;

namespace IntimacyBot.Dances.Model;

/// <summary>
/// Questions change by the week of a moment in UTC. A day of somebody's own calendar is its noon there, so that their week counts, wherever
/// they live. Pure.
/// </summary>
internal static class QuestionDates
{
    private static readonly Instant Noon = NodaConstants.UnixEpoch + Duration.FromHours(12);
    private static readonly LocalDate First = new(1970, 1, 1);

    public static Instant At(LocalDate day) => At(Period.DaysBetween(First, day));

    public static Instant At(int day) => Noon + Duration.FromDays(day);

    public static int Of(Instant asked) => Period.DaysBetween(First, asked.InUtc().Date);
}
