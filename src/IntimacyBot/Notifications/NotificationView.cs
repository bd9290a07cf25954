using System.Buffers.Text;
using System.Globalization;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>
/// Builds a ring, and the message that introduces a bell. Both have their text in the message content with the buttons below, because a
/// push notification shows nothing of a message that has only components. A ring never says what it is about. It is pure.
/// </summary>
internal sealed class NotificationView(Texts texts)
{
    /// <summary>Discord recognises a repeated nonce for at least this long.</summary>
    public static readonly Duration NonceHolds = Duration.FromMinutes(1);

    private const int VersionsInNonce = 1000;

    /// <summary>Builds the message that says what the thread is. It is posted before anybody is added.</summary>
    public MessageCreate Begins(Snowflake thread, Snowflake home, string language) => new()
    {
        Content = texts[language, NotificationsText.BellBegins, ("channel", $"<#{home}>")],
        Flags = MessageFlags.SuppressNotifications,
        Nonce = thread.ToString(),
        EnforceNonce = true,
    };

    /// <summary>
    /// Builds a ring. A ring that sounds has the same text as one that does not, so that somebody who looks into the bell learns nothing.
    /// <paramref name="named"/> is true in the bell of a person who is in it, and mentions them.
    /// </summary>
    public MessageCreate Ring(Person person, OutgoingNotification ring, bool named)
    {
        var open = PageBuilder.Likely(texts[person.Language, NotificationsText.LabelOpen], new OpenNotificationId(ring.Notification));
        return new MessageCreate
        {
            Content = named
                ? texts[person.Language, NotificationsText.NamedRing, ("person", person.User.Mention())]
                : texts[person.Language, NotificationsText.Ring],
            Components = [PageBuilder.Row(open)],
            Flags = ring.Sounds ? null : MessageFlags.SuppressNotifications,
            AllowedMentions = ring.Sounds && named ? AllowedMentions.Users(person.User) : AllowedMentions.None,
            Nonce = Nonce(ring),
            EnforceNonce = true,
        };
    }

    /// <summary>True when the message is the ring of this notification, which its button identifies.</summary>
    public static bool Is(Message message, Guid call)
    {
        var id = new OpenNotificationId(call).Write();
        return message.Components.OfType<ActionRow>().SelectMany(r => r.Components).OfType<Button>().Any(b => b.CustomId == id);
    }

    /// <summary>Builds a nonce from row and version in at most 25 characters, which is Discord's limit.</summary>
    private static string Nonce(OutgoingNotification ring) =>
        Base64Url.EncodeToString(ring.Notification.ToByteArray()) + (ring.Version % VersionsInNonce).ToString(CultureInfo.InvariantCulture);
}
