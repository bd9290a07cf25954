using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Support;

[Texts("Help")]
internal enum HelpText
{
    AboutHelp,
    AboutSupport,
    Help,
    Report,
    ReportNowhere,
    Referral,
    NoReferral,
    LabelReport,
    LabelSettings,
    LabelSupport,
}
