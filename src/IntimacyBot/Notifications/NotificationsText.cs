using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Notifications;

[Texts("Notifications")]
internal enum NotificationsText
{
    Ring,
    LabelOpen,
    NothingThere,
}
