using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Couples;

/// <content>
/// Ends memberships, removes a couple in which nobody is any more, and lets the next couple of the same two go on from there.
/// </content>
internal sealed partial class CoupleStore
{
    /// <summary>
    /// Ends the membership of one side; the other keeps seeing the same couple. The couple is deleted when both sides have ended, unless it
    /// is needed for a room that has to be closed first; <see cref="RemoveIfEmptyAsync"/> deletes it then.
    /// </summary>
    public async Task EndSideAsync(BotContext context, Couple couple, Side side, CancellationToken cancel, bool needed = false)
    {
        var members = await context.Set<MembershipRow>().Where(m => m.Couple == couple.Id).ToListAsync(cancel);
        var own = members.Single(m => m.Side == side);
        (own.Person, own.Who) = (null, null);
        if (!needed && members.TrueForAll(m => m.Person is null))
            context.Remove(await context.Set<CoupleRow>().SingleAsync(c => c.Id == couple.Id, cancel));
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>Deletes the couple if nobody is in it any more.</summary>
    public static async Task RemoveIfEmptyAsync(BotContext context, Guid couple, CancellationToken cancel)
    {
        if (await MembersAsync(context, couple, cancel) is [])
            await context.Set<CoupleRow>().Where(c => c.Id == couple).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Records for two who have paired anew how far they had come with their journey.</summary>
    public Task GoOnAsync(BotContext context, Guid couple, FormerCouple former, CancellationToken cancel) =>
        NoteAsync(context, couple, a => a with { Danced = former.Danced, Opened = former.Opened }, cancel);
}
