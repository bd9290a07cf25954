using Discord.Models;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>What /home is about for one person, as it is saved.</summary>
internal sealed class HomeQueries(PersonStore people, CoupleStore couples, InvitationStore invitations, Bell bell)
{
    public async Task<HomeFacts> ReadAsync(BotContext read, Snowflake guild, Snowflake user, CancellationToken cancel)
    {
        var couple = await couples.OfAsync(read, guild, user, cancel);
        if (await people.FindAsync(read, guild, user, cancel) is not { } person)
            return new HomeFacts(couple, [], []);
        var lapsed = (await invitations.OfAsync(read, person.Id, cancel)).Where(i => i.State is Invitation.Lapsed);
        return new HomeFacts(couple, await bell.WaitingAsync(read, person, cancel), [.. lapsed]);
    }

    /// <summary>The neutral sentence is read once.</summary>
    public async Task<bool> ForgetAsync(BotContext context, IReadOnlyList<Invite> read, CancellationToken cancel)
    {
        foreach (var id in read.Select(i => i.Id))
            if (await invitations.FindAsync(context, id, cancel) is { State: Invitation.Lapsed lapsed })
                await invitations.SaveAsync(context, id, lapsed.Decide(new InvitationMove.Read()).Next!, cancel);
        return true;
    }
}
