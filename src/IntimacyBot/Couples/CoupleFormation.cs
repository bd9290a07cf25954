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
    PersonStore people, CoupleStore couples, GuestCleanup guestCleanup, BlockList blocks, Notifier notifier)
{
    /// <summary>Returns the two, who are to be rung.</summary>
    public async Task<IReadOnlyList<Guid>> PairAsync(BotContext context, StoredInvitation invite, Instant at, CancellationToken cancel)
    {
        var a = await JoinAsync(context, invite, invite.From, invite.To, at, cancel);
        var b = await JoinAsync(context, invite, invite.To, invite.From, at, cancel);
        await blocks.ForgetAsync(context, invite.Guild, invite.From, invite.To, cancel);
        var couple = await couples.AddAsync(context, a, b, invite.Language, at, cancel);
        foreach (var person in new[] { a, b })
            await notifier.NotifyAsync(context, person.Id, PairingService.Paired, couple.Id, at, new(NotificationPurpose.Notice), cancel);
        return [a.Id, b.Id];
    }

    /// <summary>Ends the person's old couple and their other invitations, and switches their consent to dances on.</summary>
    private async Task<Person> JoinAsync(
        BotContext context,
        StoredInvitation invite,
        Snowflake user,
        Snowflake partner,
        Instant at,
        CancellationToken cancel)
    {
        if (await couples.OfAsync(context, invite.Guild, user, cancel) is { } old)
            await couples.EndSideAsync(context, old, old.SideOf(user)!.Value, cancel);
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
