using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Platform.Interactions;

[Texts("Router")]
internal enum RouterText
{
    MovedOn,
    Sorry,
    Done,
    AllDone,
    NotAvailable,
    NotYourMove,
    InYourServer,
    LabelSafety,
    LabelHide,
    LabelSomethingGood,
}
