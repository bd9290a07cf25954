using IntimacyBot.Couples;
using IntimacyBot.Dances;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>
/// Calls each person at their own hour. The call and the day of the next one are saved together, so that a kill leaves either both or
/// neither; from there on the bell sees to it that the ring stands once.
/// </summary>
internal sealed class CheckInJobs(
    Store store, CheckInStore checkIns, PersonStore people, CoupleStore couples, Bell bell, CheckInMoves moves, Gatherings gatherings, ZoneData zones, Guilds guilds,
    IOptions<Timing> timing, Painter painter)
    : IDueSource
{
    public string Name => "check-ins";

    /// <summary>What is due, the longest first: a range of an index, however many rows there are.</summary>
    public static IQueryable<CheckInRow> DueBy(BotContext context, Instant now) => context.Set<CheckInRow>().Where(c => c.DueAt <= now).OrderBy(c => c.DueAt);

    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        if (await zones.FollowAsync(cancel) is > 0 and var moved)
            return moved;
        if (painter.Busy || !await store.ReadAsync((read, token) => DueBy(read, now).AnyAsync(token), cancel))
            return 0;
        var called = await store.WriteAsync((context, token) => CallAsync(context, now, token), cancel);
        painter.Bells(called);
        return called is null ? 0 : 1;
    }

    public Task<Instant?> NextAsync(CancellationToken cancel) => store.ReadAsync(
        (read, token) => read.Set<CheckInRow>().Where(c => c.DueAt != null).OrderBy(c => c.DueAt).Select(c => c.DueAt).FirstOrDefaultAsync(token), cancel);

    /// <summary>One at a time: whoever presses something meanwhile waits no longer than for that one.</summary>
    private async Task<Guid?> CallAsync(BotContext context, Instant now, CancellationToken cancel)
    {
        if (await DueBy(context, now).FirstOrDefaultAsync(cancel) is not { } row)
            return null;
        await CallAsync(context, row, now, cancel);
        return row.Person;
    }

    private async Task CallAsync(BotContext context, CheckInRow row, Instant now, CancellationToken cancel)
    {
        var checkIn = checkIns.Open(row);
        if (await people.FindAsync(context, row.Person, cancel) is not { } person || checkIns.ZoneOf(checkIn.Hour) is not { } zone)
        {
            row.DueAt = null;
            return;
        }

        var couple = await couples.OfAsync(context, person.Guild, person.User, cancel);
        var allowed = person.Allows(Consent.CheckIns) && couple is not { Resting: true } && !guilds.IsAway(person.Guild);
        var (next, turn) = checkIn.Tick(zone, now, Duration.FromTimeSpan(timing.Value.CheckInLate), allowed, counts: couple is not null);
        checkIns.Save(row, next);
        await moves.AnsweredAsync(context, person.Id, cancel);
        if (CheckInCalls.Of(turn) is not { } kind)
            return;
        if (couple is not null)
            await gatherings.ReturnAsync(context, couple, couple.SideOf(person.User)!.Value, CheckInMoves.Practice, now, cancel);
        await bell.CallAsync(context, person.Id, kind, Guid.CreateVersion7(), now, Consent.CheckIns, cancel);
    }
}
