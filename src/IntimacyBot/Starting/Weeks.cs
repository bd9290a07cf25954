using NodaTime;

namespace IntimacyBot.Starting;

/// <summary>Numbers the weeks from Monday to Sunday in UTC.</summary>
internal static class Weeks
{
    /// <summary>Unix time begins on a Thursday, which is three days after a Monday.</summary>
    private const int DaysSinceMonday = 3;

    public static int Of(Instant at) => (int)((Math.Floor((at - NodaConstants.UnixEpoch).TotalDays) + DaysSinceMonday) / 7);
}
