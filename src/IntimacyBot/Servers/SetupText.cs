using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Servers;

[Texts("Setup")]
internal enum SetupText
{
    About,
    AboutHome,
    AboutFacilitators,
    AboutReferral,
    WhatIsSet,
    HomeUnset,
    NobodyYet,
    NothingYet,
    Missing,
    TwoFactor,
    MembersCannotView,
    MembersCannotWrite,
    NoTextChannel,
    EveryoneIsNoRole,
    TooLong,
    NotForYou,
    ManyThreads,
    LabelMakeChannel,
    ChannelNotMade,
    ChannelTopic,
}
