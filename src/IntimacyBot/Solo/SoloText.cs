using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Solo;

/// <summary>The sentences of Solo.en.md.</summary>
[Texts("Solo")]
internal enum SoloText
{
    JustForMe,
    JustForMeLine,
    QuietUntil,
    Ended,
    Stopped,
    LateWords,
    LabelJustForMe,
    LabelWrite,
    LabelGoOn,
    LabelChange,
    LabelStop,
    PlaceholderChoose,
    PlaceholderStarters,
}
