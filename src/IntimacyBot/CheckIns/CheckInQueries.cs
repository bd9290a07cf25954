using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Service;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.CheckIns;

/// <summary>Reads the asker's own schedule. Nobody can read somebody else's.</summary>
internal sealed class CheckInQueries(
    Store store,
    CheckInMoves moves,
    CheckInStore checkIns,
    CoupleStore couples,
    PendingShares pendingShares)
{
    public Task<ScheduleStatus> StatusAsync(InteractionContext interaction, Guid? page, CancellationToken cancel) =>
        store.ReadAsync((read, token) => StatusAsync(read, interaction, page, token), cancel);

    /// <summary>Returns the asker's couple in this server; null if they have none here.</summary>
    public Task<Couple?> CoupleAsync(Snowflake guild, Snowflake user, CancellationToken cancel) =>
        store.ReadAsync((read, token) => couples.OfAsync(read, guild, user, token), cancel);

    private async Task<ScheduleStatus> StatusAsync(BotContext read, InteractionContext interaction, Guid? page, CancellationToken cancel)
    {
        if (await moves.OwnAsync(read, interaction, page, cancel) is not { } person)
            return ScheduleStatus.None;
        var checkIn = await checkIns.FindAsync(read, person.Id, cancel);
        var couple = await couples.OfAsync(read, person.Guild, person.User, cancel);
        return new ScheduleStatus(person.Id, checkIn, checkIn is null ? null : checkIns.DueOf(checkIn))
        {
            Off = !person.Consents.IsOn(Consent.CheckIns),
            Paused = person.Paused,
            Paired = couple is not null,
            CoupleRests = couple is { Resting: true },
            Waits = couple is null ? null : await WaitsAsync(read, couple, person.User, cancel),
        };
    }

    private async Task<PendingCheckIn?> WaitsAsync(BotContext read, Couple couple, Snowflake user, CancellationToken cancel) =>
        couple.SideOf(user) is { } me
        && await pendingShares.WaitingAsync(read, couple, me, CheckInMoves.Practice, cancel) is var (dance, until)
            ? new PendingCheckIn(dance, couple.Name(me.Other()), until)
            : null;
}
