using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>
/// Makes a couple of two people who have chosen each other, and ends what stands against it. Callers open the transaction through
/// <see cref="Store"/>.
/// </summary>
internal sealed class CoupleFormation(
    PersonStore people, CoupleStore couples, OldCouples oldCouples, GuestCleanup guestCleanup, BlockList blocks, Notifier notifier)
{
    /// <summary>Returns the two, who are to be rung.</summary>
    public async Task<IReadOnlyList<Guid>> PairAsync(BotContext context, StoredInvitation invite, Instant at, CancellationToken cancel)
    {
        var (guild, from, to) = (invite.Guild, invite.From, invite.To);
        var next = CoupleStore.NewId(at);
        var inviters = await oldCouples.EndAsync(context, guild, from, to, next, at, cancel);
        var inviteds = await oldCouples.EndAsync(context, guild, to, from, next, at, cancel);
        var inviter = await JoinAsync(context, invite, from, to, at, cancel);
        var invited = await JoinAsync(context, invite, to, from, at, cancel);
        await blocks.ForgetAsync(context, guild, from, to, cancel);
        // Who pair anew keep their sides, because what they wrote comes along and names its author by the side.
        var (a, b) = inviters?.Stayed == Side.B || inviteds?.Stayed == Side.A ? (invited, inviter) : (inviter, invited);
        await couples.AddAsync(context, next, a, b, invite.Language, at, cancel);
        if ((inviters ?? inviteds) is { } former)
            await couples.GoOnAsync(context, next, former, cancel);
        foreach (var person in new[] { inviter, invited })
            await notifier.NotifyAsync(context, person.Id, PairingService.Paired, next, at, new(NotificationPurpose.Notice), cancel);
        return [inviter.Id, invited.Id];
    }

    /// <summary>Ends the person's other invitations, and switches their consent to dances on.</summary>
    private async Task<Person> JoinAsync(
        BotContext context,
        StoredInvitation invite,
        Snowflake user,
        Snowflake partner,
        Instant at,
        CancellationToken cancel)
    {
        var person = await people.ExpectAsync(context, invite.Guild, user, invite.Language, cancel);
        await guestCleanup.WithdrawAsync(context, person.Id, partner, at, cancel);
        await notifier.SettleKindAsync(context, person.Id, PairingService.Invited, met: true, cancel);
        // What was said of an earlier couple, and never opened, would stand in /home beside what is said of this one.
        await notifier.SettleKindAsync(context, person.Id, PairingService.Paired, met: false, cancel);
        var joined = person.Switched(Consent.Dances, on: true, at) with { Guest = false, Sound = person.Sound.Met() };
        await people.SaveAsync(context, joined, cancel);
        return joined;
    }
}
