using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Couples;

/// <summary>Ends an invitation that cannot be read: what it asked of the invited person ends, as when its time is over.</summary>
internal sealed class WithoutInvitation(PersonStore people, Notifier notifier, GuestCleanup guests) : IWithoutRecord
{
    public string Table => SealedColumns.InvitationAbout(default).Table;

    public async Task<bool> GoOnAsync(BotContext context, DamagedRecord record, CancellationToken cancel)
    {
        var invitation = record.Place.Row;
        var invited = await context.Set<NotificationRow>().Where(n => n.About == invitation).Select(n => n.Person).ToListAsync(cancel);
        await notifier.SettleAsync(context, invitation, person: null, kind: null, cancel);
        await context.SaveChangesAsync(cancel);
        foreach (var person in await people.FindAsync(context, invited, cancel))
            await guests.LeaveAsync(context, person.Guild, person.User, record.At, cancel);
        return true;
    }
}
