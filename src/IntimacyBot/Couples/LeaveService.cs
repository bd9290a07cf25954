using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>
/// Removes one person in one transaction and without asking anybody: their key, their rows and everything that waits for them. Nothing
/// changes for the partner. Callers open the transaction through <see cref="Store"/>, which also erases the key's bytes from the file.
/// </summary>
internal sealed class LeaveService(
    PersonStore people,
    CoupleStore couples,
    GuestCleanup guestCleanup,
    BlockList blocks,
    Notifier notifier,
    IEnumerable<IPersonalData> slices)
{
    /// <summary>Removes a user from one server, or from all in which they are known. Returns the people who left.</summary>
    public async Task<IReadOnlyList<Guid>> LeaveAsync(
        BotContext context,
        Snowflake? guild,
        Snowflake user,
        bool clearRooms,
        Instant at,
        CancellationToken cancel)
    {
        var left = new List<Guid>();
        foreach (var person in await people.OfAsync(context, user, cancel))
            if ((guild is null || person.Guild == guild)
                && await LeaveAsync(context, person.Guild, user, clearRooms, at, cancel) is { } gone)
                left.Add(gone);
        return left;
    }

    /// <summary>Returns the person who left, so that the reconciler can check their rings; null if nobody was known.</summary>
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
        await notifier.SettleAllAsync(context, person.Id, cancel);
        await guestCleanup.WithdrawAsync(context, person.Id, partner: null, at, cancel);
        if (!person.Allows(Consent.Invitations))
            await blocks.AddAllAsync(context, guild, user, cancel);
        if (couple is not null)
            await couples.EndSideAsync(context, couple, side!.Value, cancel);
        await people.RemoveAsync(context, person.Id, cancel);
        return person.Id;
    }
}
