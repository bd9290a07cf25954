using IntimacyBot.Platform.Texts;

namespace IntimacyBot.GoodStuff;

/// <summary>The sentences of GoodStuff.en.md.</summary>
[Texts("GoodStuff")]
internal enum GoodStuffText
{
    Command,
    CommandAdd,
    CommandOpen,
    CommandMine,
    About,
    Page,
    LabelPutIn,
    LabelOpenOne,
    FormTitle,
    FormField,
    FormHint,
    Added,
    AddedSmall,
    FromJar,
    Empty,
    LabelAnother,
    LabelShowBoth,
    Shown,
    ForBoth,
    NoRoom,
    NotPaired,
    Mine,
    MineEmpty,
    MinePick,
    LabelMore,
    TakeOut,
    LabelTakeOut,
    LabelLeaveIn,
    TakenOut,
    Gone,
}
