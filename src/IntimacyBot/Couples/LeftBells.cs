using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>
/// The bell of somebody who leaves stays until their couple comes to rest, and until its last ring has gone, so that whoever looks for it
/// learns nothing before that.
/// </summary>
internal sealed class LeftBells(PersonStore people, CoupleStore couples, KeptBells bells, IOptions<Timing> timing) : IPersonalData
{
    public async Task LeaveAsync(BotContext context, LeavingPerson leaving, CancellationToken cancel)
    {
        if (await people.FindAsync(context, leaving.Person, cancel) is not { Bell: { } bell })
            return;
        var rests = leaving.Couple is { } couple
            ? await couples.RestsAtAsync(context, couple, cancel) ?? leaving.At
            : leaving.At + Duration.FromTimeSpan(timing.Value.CoupleRests);
        var rings = await KeptBells.LastRingAsync(context, leaving.Person, cancel);
        bells.Keep(context, bell, leaving.Couple, Instant.Max(rests, rings ?? rests));
    }
}
