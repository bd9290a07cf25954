using IntimacyBot.Couples;
using IntimacyBot.Dances.Service;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>
/// Calls each person at their own hour. The call and the day of the next one are saved together, so that a kill leaves either both or
/// neither; from there on the bell sees to it that the ring stands once.
/// </summary>
internal sealed partial class CheckInJobs(
    Store store,
        CheckInStore checkIns,
        PersonStore people,
        CoupleStore couples,
        Notifier notifier,
        CheckInMoves moves,
        PendingShares pendingShares,
        ZoneDataUpdate zones,
        GuildCache guilds,
    IOptions<Timing> timing, Reconciler reconciler, ILogger<CheckInJobs> log)
    : IDueSource
{
    private static readonly Duration LooksAgain = Duration.FromHours(1);

    public string Name => "check-ins";

    /// <summary>What is due, the longest first: a range of an index, however many rows there are.</summary>
    public static IQueryable<CheckInRow> DueBy(BotContext context, Instant now) =>
        context.Set<CheckInRow>().Where(c => c.DueAt <= now).OrderBy(c => c.DueAt);

    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        if (await zones.FollowAsync(cancel) is > 0 and var moved)
            return moved;
        if (reconciler.Busy
            || await store.ReadAsync(
                (read, token) => DueBy(read, now).Select(c => (Guid?)c.Person).FirstOrDefaultAsync(token),
                cancel) is not { } person)
            return 0;
        try
        {
            await store.WriteAsync((context, token) => CallAsync(context, person, now, token), cancel);
            reconciler.Bells(person);
        }
        catch (SealBrokenException)
        {
            Unreadable(person);
            await store.WriteAsync((context, token) => PutAsideAsync(context, person, now, token), cancel);
        }

        return 1;
    }

    public Task<Instant?> NextAsync(CancellationToken cancel) => store.ReadAsync(
        (read, token) => read.Set<CheckInRow>()
            .Where(c => c.DueAt != null)
            .OrderBy(c => c.DueAt)
            .Select(c => c.DueAt)
            .FirstOrDefaultAsync(token), cancel);

    /// <summary>One at a time: whoever presses something meanwhile waits no longer than for that one.</summary>
    private async Task CallAsync(BotContext context, Guid person, Instant now, CancellationToken cancel)
    {
        if (await context.Set<CheckInRow>().FindAsync([person], cancel) is { } row && row.DueAt <= now)
            await CallAsync(context, row, now, cancel);
    }

    /// <summary>What cannot be read keeps nobody else from their hour.</summary>
    private static async Task PutAsideAsync(BotContext context, Guid person, Instant now, CancellationToken cancel)
    {
        if (await context.Set<CheckInRow>().FindAsync([person], cancel) is { } row && row.DueAt <= now)
            row.DueAt = now + LooksAgain;
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
        if (CheckInNotifications.Of(turn) is not { } kind)
            return;
        if (couple is not null)
            await pendingShares.ReturnAsync(context, couple, couple.SideOf(person.User)!.Value, CheckInMoves.Practice, now, cancel);
        await notifier.NotifyAsync(context, person.Id, kind, Guid.CreateVersion7(), now, Consent.CheckIns, cancel);
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "What belongs to the weekly prompt of {Person} cannot be read; the others go on, and it is tried again in an hour")]
    private partial void Unreadable(Guid person);
}
