using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>What an inviter does. It touches no row of the person they invite.</summary>
internal sealed class InviterActions(PersonStore people, CoupleStore couples, InvitationStore invitations, BlockList mutes)
{
    /// <summary>Null if the asker has been paired meanwhile. Who invites somebody wants to hear from them.</summary>
    public async Task<Guid?> SendAsync(BotContext context, InteractionContext ask, Snowflake partner, CancellationToken cancel)
    {
        var guild = ask.Guild!.Value;
        if (partner == ask.User || await couples.OfAsync(context, guild, ask.User, cancel) is not null)
            return null;
        var inviter = await people.MeetAsync(context, guild, ask.User, ask.Language, cancel);
        await mutes.LiftAsync(context, guild, ask.User, partner, cancel);
        return await invitations.SendAsync(context, inviter, partner, ask.Language, ask.At, cancel);
    }

    /// <summary>Ends the asker's side of a couple that rests. What each wrote stays with its author.</summary>
    public async Task<bool> EndRestingAsync(BotContext context, InteractionContext ask, Guid couple, CancellationToken cancel)
    {
        if (await couples.OfAsync(context, ask.Guild!.Value, ask.User, cancel) is not { Resting: true } resting || resting.Id != couple)
            return false;
        await couples.EndSideAsync(context, resting, resting.SideOf(ask.User)!.Value, cancel);
        return true;
    }
}
