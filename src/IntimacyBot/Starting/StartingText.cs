using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Starting;

[Texts("Starting")]
internal enum StartingText
{
    CommandPractice,
    CommandPracticeName,
    CommandReach,
    CommandSardines,
    CommandRepair,
    CommandMeta,
    CommandUrge,
    CommandAre,
    LabelReach,
    LabelFindMe,
    LabelOurWeek,
    LabelFirstSmall,
}
