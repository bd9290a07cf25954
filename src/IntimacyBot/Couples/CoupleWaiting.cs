using Discord.Models.Components;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>
/// Lists what waits about being a couple: invitations, a new pair, a question about a consent, closed direct messages, and a bell that its
/// person has left.
/// </summary>
internal sealed class CoupleWaiting(InvitationStore invitations, BellDoor door, Texts texts) : IWaitingPart
{
    public Task PrepareAsync(InteractionContext interaction, Couple? couple, CancellationToken cancel) =>
        interaction.Guild is { } guild ? door.LookAsync(guild, interaction.User, cancel) : Task.CompletedTask;

    public async Task<IReadOnlyList<WaitingLine>> ForAsync(BotContext read, WaitingContext at, CancellationToken cancel)
    {
        var lines = new List<WaitingLine>();
        if (at.Person is { DmsClosed: true } person && person.Consents.IsOn(Consent.Dms))
            lines.Add(new(
                WaitingRank.Told,
                texts[at.Language, WaitingText.DmsClosed],
                texts[at.Language, WaitingText.DmsClosedSmall],
                PageBuilder.Quiet(texts[at.Language, WaitingText.LabelUseBell], new UseBellId())));
        if (door.IsOutside(at.Person))
            lines.Add(new(
                WaitingRank.Told,
                texts[at.Language, WaitingText.OutsideBell],
                texts[at.Language, WaitingText.OutsideBellSmall],
                PageBuilder.Quiet(texts[at.Language, WaitingText.LabelLetMeIn], new LetMeIntoBellId())));
        foreach (var notification in at.Of(PairingService.Invited))
            if (await invitations.FindAsync(read, notification.About, cancel) is { State: Invitation.Pending pending } invite)
                lines.Add(Invited(at, notification, invite, pending));
        lines.AddRange(at.Of(PairingService.Paired).Select(n => new WaitingLine(
            WaitingRank.Told, texts[at.Language, WaitingText.Paired], texts[at.Language, WaitingText.PairedSmall], Open(at, n))));
        lines.AddRange(Enum.GetValues<Consent>().SelectMany(kind => at.Of(ConsentService.StillOn(kind)).Select(n => StillOn(at, n, kind))));
        lines.AddRange((await invitations.OfAsync(read, at.Person.Id, cancel)).Select(i => Own(at, i)).OfType<WaitingLine>());
        return lines;
    }

    /// <summary>
    /// Says what is known of an invitation that the reader sent: that it is on its way and until when, or that its time went by. Both come
    /// from the reader's own row alone, which goes when they are in a couple.
    /// </summary>
    private WaitingLine? Own(WaitingContext at, StoredInvitation invite) => invite.State switch
    {
        Invitation.Sent sent => OnItsWay(at, invite, sent.Until),
        Invitation.Pending pending => OnItsWay(at, invite, pending.Until),
        Invitation.Lapsed => new WaitingLine(
            WaitingRank.Lapsed,
            texts[at.Language, RouterText.NotAvailable],
            texts[at.Language, WaitingText.InvitationLapsed],
            PageBuilder.Quiet(texts[at.Language, WaitingText.LabelLetItBe], new LetInvitationBeId(invite.Id))),
        _ => null,
    };

    private WaitingLine OnItsWay(WaitingContext at, StoredInvitation invite, Instant until)
    {
        (string, string)[] values = [("partner", invite.To.Mention()), ("until", until.Moment())];
        var small = texts[at.Language, WaitingText.InvitationSentSmall, values];
        return new WaitingLine(WaitingRank.Sent, texts[at.Language, WaitingText.InvitationSent], small, Button: null)
        {
            Describes = PairedPeople.Before(at.Person.Id, at.Interaction.At),
        };
    }

    private WaitingLine Invited(WaitingContext at, Notification notification, StoredInvitation invite, Invitation.Pending pending)
    {
        var until = ("until", pending.Until.Moment());
        var answered = at.NotNow.Contains(invite.Id, pending.Until);
        return new WaitingLine(
            WaitingRank.Asked,
            texts[at.Language, WaitingText.Invited, ("inviter", invite.From.Mention())],
            texts[at.Language, answered ? WaitingText.NotNowUntil : WaitingText.InvitedUntil, until],
            Open(at, notification))
        {
            Answers = answered,
        };
    }

    private WaitingLine StillOn(WaitingContext at, Notification notification, Consent kind) => new(
        WaitingRank.Told,
        texts[at.Language, WaitingText.StillOn, ("kind", texts.Kind(at.Language, kind))],
        texts[at.Language, WaitingText.StillOnSmall],
        Open(at, notification));

    private Button Open(WaitingContext at, Notification notification) =>
        PageBuilder.Quiet(texts[at.Language, NotificationsText.LabelOpen], new OpenNotificationId(notification.Id));
}
