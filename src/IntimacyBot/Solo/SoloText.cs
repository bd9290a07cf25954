using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Solo;

/// <summary>The sentences of Solo.en.md.</summary>
[Texts("Solo")]
internal enum SoloText
{
    JustForMe,
    Title,
    Begins,
    QuietUntil,
    Ended,
    Stopped,
    LateWords,
    LabelJustForMe,
    AboutJustForMe,
    LabelWrite,
    LabelGoOn,
    LabelChange,
    LabelStop,
    PlaceholderChoose,
    PlaceholderStarters,
}
