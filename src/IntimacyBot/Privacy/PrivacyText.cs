using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Privacy;

/// <summary>The sentences of Privacy.en.md.</summary>
[Texts("Privacy")]
internal enum PrivacyText
{
    Command,
    CommandSee,
    CommandExport,
    CommandDelete,

    See,
    SeeWhich,
    SeeWhichSmall,
    SeeNothing,
    SeeYou,
    SeeCouple,
    SeeWeeklyTime,
    SeeInvitations,
    SeeBlocks,
    SeeUnsent,
    SeeShared,
    SeeJar,
    SeePromises,
    SeeLoop,
    SeeRooms,
    SeeBell,
    SeeDamaged,
    SeeSmall,
    HostUnknown,
    LabelExport,
    LabelDelete,

    Export,
    ExportSmall,
    FileAbout,

    Delete,
    DeleteTitle,
    DeleteField,
    DeleteWrongWord,
    LabelDeleteQuietly,
    LabelDeleteClear,
}
