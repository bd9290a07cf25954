using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

[Texts("Waiting")]
internal enum WaitingText
{
    LabelShowAll,
    LabelMore,
    LabelBack,
    LabelLetItBe,
    NothingWaits,
    RoomMeanwhile,
    Paused,

    Invited,
    InvitedUntil,
    NotNowUntil,
    InvitationSent,
    InvitationSentSmall,
    InvitationLapsed,
    Paired,
    PairedSmall,
    StillOn,
    StillOnSmall,
    DmsClosed,
    DmsClosedSmall,
    LabelUseBell,
    OutsideBell,
    OutsideBellSmall,
    LabelLetMeIn,
    Damaged,
    DamagedSmall,
    LabelDamagedRead,
}
