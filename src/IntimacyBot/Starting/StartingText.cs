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
    CommandJourney,
    CommandMeta,
    CommandUrge,
    CommandAre,
    LabelReach,
    AboutReach,
    AboutSardines,
    AboutRepair,
    AboutCheckIn,
    Journey,
    AboutJourney,
    JourneyPage,
    JourneySmall,
    JourneyBegin,
    JourneyTouch,
    LabelChosen,
    LabelNotChosen,
    AllPractices,
    AboutAll,
    AllPage,
    ForTwo,
    ForOne,
    LabelMore,
    LabelFirstSmall,
}
