using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>
/// Notes whom somebody leaves: that person's invitations ring them no more, and their own next invitation to that person rings like any
/// other, whatever they had spent before.
/// </summary>
internal sealed class LeftPartner(CoupleStore couples, InvitationStore invitations, BlockList blocks) : IPersonalData
{
    public async Task LeaveAsync(BotContext context, LeavingPerson leaving, CancellationToken cancel)
    {
        if (leaving is not { Couple: { } id, Side: { } me } || await couples.FindAsync(context, id, cancel) is not { } couple)
            return;
        var (who, whom) = (couple[me].User, couple[me.Other()].User);
        await blocks.LeaveAsync(context, couple.Guild, who, whom, cancel);
        await invitations.RenewAsync(context, couple.Guild, who, whom, cancel);
    }
}
