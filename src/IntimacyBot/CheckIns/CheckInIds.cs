using System.Text.Json.Serialization;
using IntimacyBot.Platform.Interactions;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>Answers the page of a prompt. The id names the person, because an interaction in a direct message names no server.</summary>
[Route("ci")]
internal readonly record struct PromptId(PromptAct Act, Guid Person) : ICustomId;

/// <summary>Shows the schedule of whoever presses the button.</summary>
[Route("ci.status")]
internal readonly record struct CheckInStatusId : ICustomId;

/// <summary>Opens the page on which a check-in begins now.</summary>
[Route("ci.now")]
internal readonly record struct CheckInNowId : ICustomId;

/// <summary>Skips this week's prompt from the page of the schedule.</summary>
[Route("ci.skip")]
internal readonly record struct SkipCheckInId(Guid Person) : ICustomId;

internal enum PromptAct
{
    [JsonStringEnumMemberName("Write")] Write,
    [JsonStringEnumMemberName("NotThisWeek")] NotThisWeek,
}

/// <summary>Opens the form that asks for a weekly time.</summary>
[Route("ci.when")]
internal readonly record struct EditScheduleId : ICustomId;

/// <summary>
/// Opens the same form with the parts that could be read before. <c>Day</c> is 0, <c>Minute</c> (the minute of the day) is 1440, and
/// <c>Zone</c> is empty where the part could not be read.
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

/// <summary>Declines to set a weekly time for now.</summary>
[Route("ci.later")]
internal readonly record struct NoScheduleId : ICustomId;

/// <summary>Identifies the form for a weekly time. Each opening of the form has its own number.</summary>
[Route("ci.hour")]
internal readonly record struct ScheduleFormId(int Opening) : ICustomId;

/// <summary>Chooses one of several places, for the day and the minute of the day that were typed before.</summary>
[Route("ci.zone")]
internal readonly record struct ZoneId(int Day, int Minute) : ICustomId;

/// <summary>Identifies the form for a check-in without a partner. Each opening of the form has its own number.</summary>
[Route("ci.mine")]
internal readonly record struct SoloCheckInFormId(int Opening) : ICustomId;

/// <summary>Resumes the prompts after a rest or a pause.</summary>
[Route("ci.wake")]
internal readonly record struct ResumeCheckInId(Guid Person) : ICustomId;
