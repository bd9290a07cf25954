using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>Describes the state of one person's prompt now, with all that their own pages need.</summary>
internal sealed record ScheduleStatus(Guid Person, CheckIn? CheckIn, Instant? Due)
{
    public static readonly ScheduleStatus None = new(Guid.Empty, null, null);

    /// <summary>True when the person does not want to be notified about check-ins.</summary>
    public bool Off { get; init; }

    public bool Paused { get; init; }

    public bool Paired { get; init; }

    /// <summary>True when the couple rests, so that neither of the two is prompted.</summary>
    public bool CoupleRests { get; init; }

    public PendingCheckIn? Waits { get; init; }

    /// <summary>Until when what the person shares now would wait.</summary>
    public PromptWait Waiting => this switch
    {
        { CheckIn: null } => PromptWait.WeekWithoutTime,
        { Due: null } => PromptWait.Week,
        _ => PromptWait.NextPrompt,
    };

    /// <summary>True when a prompt will come, as far as is known now.</summary>
    public bool Comes => Due is not null && !Off && !Paused && !CoupleRests;
}
