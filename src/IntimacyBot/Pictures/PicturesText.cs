using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Pictures;

[Texts("Pictures")]
internal enum PicturesText
{
    AltTwoLights,
    AltWheel,
    AltLoop,
    AltPath,
}
