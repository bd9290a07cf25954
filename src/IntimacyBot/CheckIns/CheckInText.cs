using IntimacyBot.Platform.Texts;

namespace IntimacyBot.CheckIns;

[Texts("CheckIns")]
internal enum CheckInText
{
    Command,
    CommandSchedule,
    CommandDay,
    CommandTime,
    CommandZone,
    CommandNow,
    CommandSkip,
    CommandPause,
    CommandWeeks,
    CommandResume,
    CommandStatus,

    Prompt,
    LabelWrite,
    LabelNotThisWeek,
    NotThisWeek,

    Set,
    NoHour,
    Every,
    Next,
    Away,
    Resting,
    SwitchedOff,
    OnPause,
    OnlyYou,
    Skipped,
    SkippedNow,
    LabelWake,
    LabelResume,
    Awake,

    TooLate,

    Alone,
    AloneTitle,
    AloneThanks,
    AloneNow,
    AloneWish,
    AloneDone,

    PairedAsk,
    LabelWhen,
    LabelLater,
    Later,
    FormTitle,
    FormDay,
    FormTime,
    FormTimeHint,
    FormZone,
    FormZoneHint,
    PlaceholderZone,

    UnknownDay,
    UnknownTime,
    UnknownZone,
    WhichZone,
}
