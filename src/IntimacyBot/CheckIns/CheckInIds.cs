using System.Text.Json.Serialization;
using IntimacyBot.Platform.Interactions;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>What the page of a prompt is answered with. It names its person, for a page in direct messages knows no server.</summary>
[Route("ci")]
internal readonly record struct PromptId(PromptAct Act, Guid Person) : ICustomId;

internal enum PromptAct
{
    [JsonStringEnumMemberName("Write")] Write,
    [JsonStringEnumMemberName("NotThisWeek")] NotThisWeek,
}

/// <summary>Opens the form that asks for an hour; its fields come back under the same name.</summary>
[Route("ci.when")]
internal readonly record struct EditScheduleId : ICustomId;

/// <summary>
/// The same form with what could be read of what was typed before: the day, or 0; the minute of the day, or as many as none has; the zone.
/// </summary>
[Route("ci.again")]
internal readonly record struct RetryScheduleId(int Day, int Minute, string Zone) : ICustomId
{
    private const int NoMinute = 24 * 60;

    public static RetryScheduleId Of(PartialSchedule typed) =>
        new((int)(typed.Day ?? IsoDayOfWeek.None), typed.Time is { } time ? LocalTimeParser.Minute(time) : NoMinute, typed.Zone ?? "");

    public PartialSchedule Typed =>
        new(
            Day is > 0 and <= (int)IsoDayOfWeek.Sunday ? (IsoDayOfWeek)Day : null,
            LocalTimeParser.At(Minute),
            Zone.Length > 0 ? Zone : null);
}

/// <summary>No hour for now.</summary>
[Route("ci.later")]
internal readonly record struct NoScheduleId : ICustomId;

/// <summary>The form itself; each opening has a number of its own.</summary>
[Route("ci.hour")]
internal readonly record struct ScheduleFormId(int Opening) : ICustomId;

/// <summary>Which of several places was meant, for a day and a minute of it.</summary>
[Route("ci.zone")]
internal readonly record struct ZoneId(int Day, int Minute) : ICustomId;

/// <summary>The form for one.</summary>
[Route("ci.mine")]
internal readonly record struct SoloCheckInFormId(int Opening) : ICustomId;

/// <summary>It goes on after a rest or a pause.</summary>
[Route("ci.wake")]
internal readonly record struct ResumeCheckInId(Guid Person) : ICustomId;
