using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Platform.Interactions;

[Texts("Router")]
internal enum RouterText
{
    MovedOn,
    Sorry,
    NotSaved,
    WhatYouWrote,
    Done,
    AllDone,
    NotAvailable,
    InYourServer,
    LabelSafety,
    LabelHide,
    LabelBack,
    LabelSomethingGood,
}
