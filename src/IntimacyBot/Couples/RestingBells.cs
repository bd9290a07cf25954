using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>
/// Lets the bells of a couple that has come to rest go, each as soon as no ring stands in it. The bell of somebody who has left goes at the
/// same moment, so that whoever looks for it cannot tell leaving from silence. Their next ring makes a new one.
/// </summary>
internal sealed class RestingBells(PersonStore people, CoupleStore couples, KeptBells bells) : IRingsGone
{
    public async Task GoneAsync(BotContext context, IReadOnlyCollection<Guid> gone, Instant at, CancellationToken cancel)
    {
        foreach (var person in await people.FindAsync(context, gone, cancel))
            if (person.Bell is { } bell
                && await KeptBells.LastRingAsync(context, person.Id, cancel) is null
                && await couples.OfAsync(context, person.Guild, person.User, cancel) is { Resting: true } couple)
            {
                bells.Keep(context, bell, couple.Id, until: null);
                await people.SaveAsync(context, person with { Bell = null, InBell = false }, cancel);
            }
    }

    /// <summary>The couple has come to rest.</summary>
    public async Task RestAsync(BotContext context, Guid couple, Instant at, CancellationToken cancel)
    {
        var members = await CoupleStore.MembersAsync(context, couple, cancel);
        await GoneAsync(context, members, at, cancel);
    }
}
