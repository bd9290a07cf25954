using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>
/// One person goes, in one transaction and without asking anybody: their key, their rows, whatever waits for them. To the partner
/// nothing changes. To be used inside <see cref="Store"/>, which also sweeps the key's bytes away.
/// </summary>
internal sealed class LeaveService(
    PersonStore people,
    CoupleStore couples,
    GuestCleanup guestCleanup,
    BlockList blocks,
    Notifier notifier,
    IEnumerable<IPersonalData> slices)
{
    /// <summary>Returns who left, for the painter to take their rings away; null if nobody was known.</summary>
    public async Task<Guid?> LeaveAsync(
        BotContext context,
        Snowflake guild,
        Snowflake user,
        bool clearRooms,
        Instant at,
        CancellationToken cancel)
    {
        if (await people.FindAsync(context, guild, user, cancel) is not { } person)
            return null;
        var couple = await couples.OfAsync(context, guild, user, cancel);
        var side = couple?.SideOf(user);
        foreach (var slice in slices)
            await slice.LeaveAsync(context, new LeavingPerson(person.Id, couple?.Id, side, clearRooms, at), cancel);
        await notifier.WithdrawAllAsync(context, person.Id, cancel);
        await guestCleanup.WithdrawAsync(context, person.Id, cancel);
        await QuietAsync(context, person, couple, cancel);
        if (couple is not null)
            await couples.EndSideAsync(context, couple, side!.Value, cancel);
        await people.RemoveAsync(context, person.Id, cancel);
        return person.Id;
    }

    /// <summary>Nobody rings who has left: not the one they left, and nobody if they wanted no invitations.</summary>
    private async Task QuietAsync(BotContext context, Person person, Couple? couple, CancellationToken cancel)
    {
        if (couple is not null)
            await blocks.AddAsync(
                context,
                person.Guild,
                to: person.User,
                from: couple[couple.SideOf(person.User)!.Value.Other()].User,
                cancel);
        if (!person.Allows(Consent.Invitations))
            await blocks.AddAllAsync(context, person.Guild, person.User, cancel);
    }
}
