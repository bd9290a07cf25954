using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>A delivered invitation: the people who may have to be notified, and whether these two are a couple now.</summary>
internal sealed record DeliveredInvitation(IReadOnlyList<Guid> Called, bool Paired = false);

/// <summary>Delivers invitations and pairs two people. Callers open the transaction through <see cref="Store"/>.</summary>
internal sealed class PairingService(
    PersonStore people,
    CoupleStore couples,
    InvitationStore invitations,
    GuestCleanup guestCleanup,
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
            await IsFreeAsync(context, invite.Guild, invite.From, cancel),
            await IsFreeAsync(context, invite.Guild, invite.To, cancel),
            await blocks.AreBetweenAsync(context, invite.Guild, invite.To, invite.From, cancel)));
        return decision.Next switch
        {
            Invitation.Accepted => new(await PairAsync(context, mutual!, at, cancel), Paired: true),
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
        var free = await IsFreeAsync(context, invite.Guild, invite.From, cancel);
        var decision = invite.State.Decide(new InvitationMove.Accept(at, free));
        if (decision.Refusal is { } refusal)
            return refusal;
        await people.MeetAsync(context, invite.Guild, invite.To, language, cancel);
        return (await PairAsync(context, invite, at, cancel)).ToArray();
    }

    /// <summary>True when the person is in no couple, or in one that rests.</summary>
    public async Task<bool> IsFreeAsync(BotContext context, Snowflake guild, Snowflake user, CancellationToken cancel) =>
        await couples.OfAsync(context, guild, user, cancel) is null or { Resting: true };

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

    private async Task<IReadOnlyList<Guid>> PairAsync(BotContext context, StoredInvitation invite, Instant at, CancellationToken cancel)
    {
        var a = await JoinAsync(context, invite.Guild, invite.From, invite.Language, at, cancel);
        var b = await JoinAsync(context, invite.Guild, invite.To, invite.Language, at, cancel);
        await blocks.LiftAsync(context, invite.Guild, invite.From, invite.To, cancel);
        await blocks.LiftAsync(context, invite.Guild, invite.To, invite.From, cancel);
        var couple = await couples.AddAsync(context, a, b, invite.Language, at, cancel);
        foreach (var person in new[] { a, b })
            await notifier.NotifyAsync(context, person.Id, Paired, couple.Id, at, new(NotificationPurpose.Notice), cancel);
        return [a.Id, b.Id];
    }

    /// <summary>Ends the person's resting couple and their other invitations, and switches their consent to dances on.</summary>
    private async Task<Person> JoinAsync(
        BotContext context,
        Snowflake guild,
        Snowflake user,
        string language,
        Instant at,
        CancellationToken cancel)
    {
        if (await couples.OfAsync(context, guild, user, cancel) is { } resting)
            await couples.EndSideAsync(context, resting, resting.SideOf(user)!.Value, cancel);
        var person = await people.ExpectAsync(context, guild, user, language, cancel);
        await guestCleanup.WithdrawAsync(context, person.Id, at, cancel);
        await notifier.SettleKindAsync(context, person.Id, Invited, met: true, cancel);
        // What was said of an earlier couple, and never opened, would stand in /home beside what is said of this one.
        await notifier.SettleKindAsync(context, person.Id, Paired, met: false, cancel);
        var joined = person.Switched(Consent.Dances, on: true, at) with { Guest = false, Sound = person.Sound.Met() };
        await people.SaveAsync(context, joined, cancel);
        return joined;
    }
}
