using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>
/// Deletes a person who was invited and never did anything here, as soon as nothing waits for them any more and none of their rings stands,
/// and with them their bell.
/// </summary>
internal sealed class GuestCleanup(PersonStore people, InvitationStore invitations, KeptBells bells) : IRingsGone
{
    /// <summary>Returns the person whose rings may have to be removed; null if there is none.</summary>
    public async Task<Guid?> LeaveAsync(BotContext context, Snowflake guild, Snowflake user, Instant at, CancellationToken cancel)
    {
        if (await people.FindAsync(context, guild, user, cancel) is not { } person)
            return null;
        await LeaveAsync(context, person, at, cancel);
        return person.Id;
    }

    /// <summary>
    /// Ends every invitation of this person, who leaves or is in a couple now. Nobody whom they had invited can see that: the rings stay
    /// until their time. Only the ring of <paramref name="partner"/> goes, because the two are paired and both see it.
    /// </summary>
    public async Task WithdrawAsync(BotContext context, Guid inviter, Snowflake? partner, Instant at, CancellationToken cancel)
    {
        foreach (var invite in await invitations.OfAsync(context, inviter, cancel))
        {
            await invitations.RemoveAsync(context, invite.Id, seen: invite.To == partner, cancel);
            await LeaveAsync(context, invite.Guild, invite.To, at, cancel);
        }
    }

    /// <summary>Looks at the guests among the people whose rings have gone.</summary>
    public async Task GoneAsync(BotContext context, IReadOnlyCollection<Guid> gone, Instant at, CancellationToken cancel)
    {
        foreach (var person in await people.FindAsync(context, gone, cancel))
            await LeaveAsync(context, person, at, cancel);
    }

    private async Task LeaveAsync(BotContext context, Person person, Instant at, CancellationToken cancel)
    {
        if (person.Guest && !await Notifier.Present(context).AnyAsync(c => c.Person == person.Id, cancel))
            await RemoveAsync(context, person, at, cancel);
    }

    /// <summary>The bell goes once its last ring has gone, whatever its person answered.</summary>
    private async Task RemoveAsync(BotContext context, Person guest, Instant at, CancellationToken cancel)
    {
        if (guest.Bell is { } bell)
            bells.Keep(context, bell, null, Instant.Max(at, await KeptBells.LastRingAsync(context, guest.Id, cancel) ?? at));
        await people.RemoveAsync(context, guest.Id, cancel);
    }
}
