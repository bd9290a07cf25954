using System.Buffers.Text;
using System.Globalization;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>A ring as a message. It says nothing, whatever it is about. Pure.</summary>
internal sealed class NotificationView(Texts texts)
{
    /// <summary>For so long Discord surely knows a nonce again.</summary>
    public static readonly Duration NonceHolds = Duration.FromMinutes(1);

    private const int VersionsInNonce = 1000;

    public MessageCreate Ring(Person person, OutgoingNotification ring)
    {
        var open =
            PageBuilder.Row(PageBuilder.Likely(
                texts[person.Language, NotificationsText.LabelOpen],
                new OpenNotificationId(ring.Notification)));
        var text = PageBuilder.Text(texts[person.Language, NotificationsText.Ring]);
        var named = new AllowedMentions { UserIds = [person.User] };
        var message = ring.Sounds
            ? MessageCreate.V2(text, PageBuilder.Text($"-# {person.User.Mention()}"), open) with { AllowedMentions = named }
            : MessageCreate.V2(text, open) with { Flags = MessageFlags.IsComponentsV2 | MessageFlags.SuppressNotifications };
        return message with { Nonce = Nonce(ring), EnforceNonce = true };
    }

    /// <summary>Is it the ring of this call? Its button knows.</summary>
    public static bool Is(Message message, Guid call)
    {
        var id = new OpenNotificationId(call).Write();
        return message.Components.OfType<ActionRow>().SelectMany(r => r.Components).OfType<Button>().Any(b => b.CustomId == id);
    }

    /// <summary>Row and version in at most 25 characters.</summary>
    private static string Nonce(OutgoingNotification ring) =>
        Base64Url.EncodeToString(ring.Notification.ToByteArray()) + (ring.Version % VersionsInNonce).ToString(CultureInfo.InvariantCulture);
}
