using IntimacyBot.Platform.Texts;

namespace IntimacyBot.CheckIns;

[Texts("CheckInWaiting")]
internal enum CheckInWaitingText
{
    Prompt,
    PromptUntil,
    PromptSmall,
    TooLate,
    Resting,
}
