using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Support;

[Texts("Help")]
internal enum HelpText
{
    AboutHelp,
    AboutSupport,
    Help,
    GroupTwo,
    GroupWeek,
    GroupAlone,
    GroupGood,
    GroupOwn,
    GroupPeople,
    GroupServer,
    Report,
    ReportNowhere,
    Referral,
    NoReferral,
    Therapist,
    LabelReport,
    LabelHome,
    LabelSettings,
    LabelSupport,
}
