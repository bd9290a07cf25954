using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances.Views;

[Texts("DanceWaiting")]
internal enum DanceWaitingText
{
    FirstCard,
    GatherCard,
    CardUntil,
    CardTime,
    CardNotNow,

    RoomOpens,
    RoomOpensSmall,
    LabelLookAgain,
    NotDeleted,
    NotDeletedSmall,

    YourTurn,
    TheirTurn,
    BothTurn,
    InPause,
    Parked,
    PauseOver,
    Locked,

    WordsWait,
    AskWaits,
    CheckInWaits,
    CheckInWentBy,
    Until,
    MoreReaders,
    TimeIsUp,

    Words,
    WordsUntil,
    WordsRoomOpened,
    WordsRoomClosed,
    WordsSmall,

    WentBy,
    WordsAreBack,
    Answered,

    Support,
    SupportSmall,
    Stopped,
    StoppedSmall,
    Aftercare,
    AftercareSmall,
    Promise,
    PromiseSmall,
    Trying,
    LabelEndTry,
}
