using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Couples;

/// <summary>Somebody who was invited and never did anything here is forgotten when nothing waits for them any more.</summary>
internal sealed class GuestCleanup(PersonStore people, InvitationStore invitations)
{
    /// <summary>Returns the person whose rings may have to be taken away.</summary>
    public async Task<Guid?> LeaveAsync(BotContext context, Snowflake guild, Snowflake user, CancellationToken cancel)
    {
        if (await people.FindAsync(context, guild, user, cancel) is not { } person)
            return null;
        var waits = await context.Set<NotificationRow>()
            .AnyAsync(c => c.Person == person.Id && c.Stage != NotificationStage.Withdrawn, cancel);
        if (person.Guest && !waits)
            await people.RemoveAsync(context, person.Id, cancel);
        return person.Id;
    }

    /// <summary>Every invitation of this person goes, and nobody waits for it.</summary>
    public async Task WithdrawAsync(BotContext context, Guid inviter, CancellationToken cancel)
    {
        foreach (var invite in await invitations.OfAsync(context, inviter, cancel))
        {
            await invitations.RemoveAsync(context, invite.Id, cancel);
            await LeaveAsync(context, invite.Guild, invite.To, cancel);
        }
    }
}
