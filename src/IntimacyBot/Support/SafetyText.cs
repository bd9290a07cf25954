using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Support;

[Texts("Safety")]
internal enum SafetyText
{
    About,
    Start,
    NotNow,
    People,
    Discord,
    Leaving,
    Turn,
    Country,
    Entry,
    CheckedEntry,
    ChooseCountry,
    LabelNotNow,
    LabelPeople,
    LabelDiscord,
    LabelLeaving,
    LabelTurn,
}
