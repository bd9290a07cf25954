using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>What /home is about for one person.</summary>
internal sealed record HomeModel(Couple? Couple, IReadOnlyList<Notification> Waiting, IReadOnlyList<StoredInvitation> Lapsed);

/// <summary>Reads what /home shows. To be used inside <see cref="Store"/>.</summary>
internal sealed class HomeQueries(PersonStore people, CoupleStore couples, InvitationStore invitations, Notifier notifier)
{
    public async Task<HomeModel> ReadAsync(BotContext read, Snowflake guild, Snowflake user, CancellationToken cancel)
    {
        var couple = await couples.OfAsync(read, guild, user, cancel);
        if (await people.FindAsync(read, guild, user, cancel) is not { } person)
            return new HomeModel(couple, [], []);
        var lapsed = (await invitations.OfAsync(read, person.Id, cancel)).Where(i => i.State is Invitation.Lapsed);
        return new HomeModel(couple, await notifier.WaitingAsync(read, person, cancel), [.. lapsed]);
    }
}
