using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>
/// Lets the bells of a couple that has come to rest go, each as soon as no ring stands in it. The bell of somebody who has left goes at the
/// same moment, so that whoever looks for it cannot tell leaving from silence. Their next ring makes a new one.
/// </summary>
internal sealed class RestingBells(PersonStore people, CoupleStore couples, KeptBells bells) : IAfterRings
{
    public async Task RingGoneAsync(BotContext context, Guid person, CancellationToken cancel)
    {
        if (await people.FindAsync(context, person, cancel) is { Bell: { } bell } owner
            && await KeptBells.LastRingAsync(context, person, cancel) is null
            && await couples.OfAsync(context, owner.Guild, owner.User, cancel) is { Resting: true } couple)
        {
            bells.Keep(context, bell, couple.Id, until: null);
            await people.SaveAsync(context, owner with { Bell = null, InBell = false }, cancel);
        }
    }

    /// <summary>The couple has come to rest.</summary>
    public async Task RestAsync(BotContext context, Guid couple, CancellationToken cancel)
    {
        foreach (var person in await CoupleStore.MembersAsync(context, couple, cancel))
            await RingGoneAsync(context, person, cancel);
    }
}
