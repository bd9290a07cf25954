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
    AboutSardines,
    AboutRepair,
    AboutCheckIn,
    AllPractices,
    AboutAll,
    AllPage,
    ForTwo,
    ForOne,
    LabelMore,
    LabelFirstSmall,
}
