using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>A delivered invitation: the people who may have to be notified, and whether these two are a couple now.</summary>
internal sealed record DeliveredInvitation(IReadOnlyList<Guid> Called, bool Paired = false);

/// <summary>
/// Delivers invitations, and decides whether two people become a couple. Callers open the transaction through <see cref="Store"/>.
/// </summary>
internal sealed class PairingService(
    PersonStore people,
    CoupleStore couples,
    InvitationStore invitations,
    CoupleFormation formation,
    BlockList blocks,
    Notifier notifier)
{
    /// <summary>The kind of the notification to an invited person.</summary>
    public const string Invited = "invitation";

    /// <summary>The kind of the notification to two people who have just been paired.</summary>
    public const string Paired = "paired";

    /// <summary>Delivers the invitation. It pairs the two if the invited person has invited the inviter.</summary>
    public async Task<DeliveredInvitation> DeliverAsync(BotContext context, Guid invitation, Instant at, CancellationToken cancel)
    {
        if (await invitations.FindAsync(context, invitation, cancel) is not { State: Invitation.Sent } invite)
            return new([]);
        var mutual = await invitations.PendingAsync(context, invite.Guild, invite.To, invite.From, at, cancel);
        var decision = invite.State.Decide(new InvitationMove.Deliver(
            at,
            mutual is not null,
            await IsFreeAsync(context, invite.Guild, invite.From, invite.To, cancel),
            await IsFreeAsync(context, invite.Guild, invite.To, invite.From, cancel),
            await blocks.AreBetweenAsync(context, invite.Guild, invite.To, invite.From, cancel),
            await blocks.AreBetweenAsync(context, invite.Guild, invite.From, invite.To, cancel)));
        return decision.Next switch
        {
            Invitation.Accepted => new(await formation.PairAsync(context, mutual!, at, cancel), Paired: true),
            Invitation.Pending standing => new(await StandAsync(context, invite, standing, at, cancel)),
            { } next => new(await KeepAsync(context, invite, next, cancel)),
            _ => new([]),
        };
    }

    /// <summary>Accepts the invitation. Returns a refusal, or the people who may have to be notified.</summary>
    public async Task<Decision<IReadOnlyList<Guid>>> AcceptAsync(
        BotContext context,
        StoredInvitation invite,
        string language,
        Instant at,
        CancellationToken cancel)
    {
        var free = await IsFreeAsync(context, invite.Guild, invite.From, invite.To, cancel);
        var muted = await blocks.AreBetweenAsync(context, invite.Guild, invite.From, invite.To, cancel);
        var decision = invite.State.Decide(new InvitationMove.Accept(at, free, muted));
        if (decision.Refusal is { } refusal)
            return refusal;
        await people.MeetAsync(context, invite.Guild, invite.To, language, cancel);
        return (await formation.PairAsync(context, invite, at, cancel)).ToArray();
    }

    /// <summary>
    /// True when the person is in no couple, or in one that does not keep them from <paramref name="other"/>: it rests, or it is the half
    /// that the other has left.
    /// </summary>
    public async Task<bool> IsFreeAsync(BotContext context, Snowflake guild, Snowflake user, Snowflake other, CancellationToken cancel) =>
        await couples.OfAsync(context, guild, user, cancel) is not { Resting: false } couple || couple.WasLeftBy(other);

    private async Task<IReadOnlyList<Guid>> StandAsync(
        BotContext context,
        StoredInvitation invite,
        Invitation.Pending standing,
        Instant at,
        CancellationToken cancel)
    {
        await invitations.SaveAsync(context, invite.Id, standing, cancel);
        if (!standing.Calls)
            return [];
        var invited = await people.ExpectAsync(context, invite.Guild, invite.To, invite.Language, cancel);
        var terms = new NotificationTerms(NotificationPurpose.Ask, Consent.Invitations, standing.Until);
        await notifier.NotifyAsync(context, invited.Id, Invited, invite.Id, at, terms, cancel);
        return [invited.Id];
    }

    private async Task<IReadOnlyList<Guid>> KeepAsync(
        BotContext context,
        StoredInvitation invite,
        Invitation next,
        CancellationToken cancel)
    {
        await invitations.SaveAsync(context, invite.Id, next, cancel);
        return [];
    }
}
