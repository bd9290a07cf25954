using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>What could be read of what somebody typed for their hour; the rest is to be typed again.</summary>
internal readonly record struct PartialSchedule(IsoDayOfWeek? Day, LocalTime? Time, string? Zone)
{
    public WeeklyTime? Hour => this is { Day: { } day, Time: { } time, Zone: { } zone } ? new WeeklyTime(day, time, zone) : null;
}
