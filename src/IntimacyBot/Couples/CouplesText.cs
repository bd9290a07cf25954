using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

[Texts("Couples")]
internal enum CouplesText
{
    CommandPair,
    CommandPairPartner,
    CommandHome,
    CommandSettings,
    CommandPause,
    CommandLeave,

    StartCard,
    LabelHome,
    LabelReadFirst,
    LabelPair,

    InvitingPage,
    InvitedPage,
    WhoRuns,
    OperatorUnknown,
    FourLines,
    CoupleLanguage,
    LabelChoose,
    LabelNotNow,
    LabelNoMore,
    OnItsWay,
    NothingSent,
    NobodyIsTold,
    NoMoreFrom,
    AnotherPerson,
    AlreadyPaired,
    SetupFirst,
    PickPartner,

    Paired,

    HomeQuestion,
    HomeWaiting,
    InvitationLapsed,

    Resting,
    LabelInviteAgain,
    SomebodyAgain,

    SettingsPage,
    SettingOn,
    SettingOff,
    SettingsWhichServer,
    SettingsUnknown,
    ConsentDances,
    ConsentCheckIns,
    ConsentWorkshops,
    ConsentDms,
    ConsentAftercare,
    ConsentInvitations,
    LabelLeave,
    StillOn,
    LabelKeepOn,
    LabelSwitchOff,
    KeptOn,
    SwitchedOff,

    PauseHere,
    PausePaused,
    LabelPause,
    LabelResume,

    LeavePage,
    LabelLeaveQuietly,
    LabelLeaveClear,
    LeaveTitle,
    LeaveField,
    LeaveWrongWord,
    LeaveDone,
    LeaveDoneClear,
}
