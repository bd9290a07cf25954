using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>Holds the parts of a typed schedule that could be read. Parts that are null have to be typed again.</summary>
internal readonly record struct PartialSchedule(IsoDayOfWeek? Day, LocalTime? Time, string? Zone)
{
    public WeeklyTime? Hour => this is { Day: { } day, Time: { } time, Zone: { } zone } ? new WeeklyTime(day, time, zone) : null;
}
