using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>
/// Deletes a person who was invited and never did anything here, as soon as nothing waits for them any more, and with them their bell.
/// </summary>
internal sealed class GuestCleanup(PersonStore people, InvitationStore invitations, KeptBells bells)
{
    /// <summary>Returns the person whose rings may have to be removed; null if there is none.</summary>
    public async Task<Guid?> LeaveAsync(BotContext context, Snowflake guild, Snowflake user, Instant at, CancellationToken cancel)
    {
        if (await people.FindAsync(context, guild, user, cancel) is not { } person)
            return null;
        var waits = await Notifier.Waiting(context).AnyAsync(c => c.Person == person.Id, cancel);
        if (person.Guest && !waits)
            await RemoveAsync(context, person, at, cancel);
        return person.Id;
    }

    /// <summary>Withdraws every invitation of this person, and deletes the invited guests for whom nothing else waits.</summary>
    public async Task WithdrawAsync(BotContext context, Guid inviter, Instant at, CancellationToken cancel)
    {
        foreach (var invite in await invitations.OfAsync(context, inviter, cancel))
        {
            await invitations.RemoveAsync(context, invite.Id, cancel);
            await LeaveAsync(context, invite.Guild, invite.To, at, cancel);
        }
    }

    /// <summary>The bell goes once its last ring has gone, whatever its person answered.</summary>
    private async Task RemoveAsync(BotContext context, Person guest, Instant at, CancellationToken cancel)
    {
        if (guest.Bell is { } bell)
            bells.Keep(context, bell, null, Instant.Max(at, await KeptBells.LastRingAsync(context, guest.Id, cancel) ?? at));
        await people.RemoveAsync(context, guest.Id, cancel);
    }
}
