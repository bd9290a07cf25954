using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Notifications;

[Texts("Notifications")]
internal enum NotificationsText
{
    BellBegins,
    Ring,
    NamedRing,
    LabelOpen,
    NothingThere,
    LetIn,
    NotLetIn,
    NoBell,
    LabelGoIn,
}
