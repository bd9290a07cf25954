using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.CheckIns;

/// <summary>Reads what is set for whoever asks. Nobody sees somebody else's prompt.</summary>
internal sealed class CheckInQueries(Store store, CheckInMoves moves, CheckInStore checkIns)
{
    public Task<ScheduleStatus> StatusAsync(InteractionContext interaction, Guid? page, CancellationToken cancel) =>
        store.ReadAsync((read, token) => StatusAsync(read, interaction, page, token), cancel);

    private async Task<ScheduleStatus> StatusAsync(BotContext read, InteractionContext interaction, Guid? page, CancellationToken cancel)
    {
        if (await moves.OwnAsync(read, interaction, page, cancel) is not { } person
            || await checkIns.FindAsync(read, person.Id, cancel) is not { } checkIn)
            return new ScheduleStatus(Guid.Empty, null, null);
        return new ScheduleStatus(person.Id, checkIn, checkIns.DueOf(checkIn))
        {
            Off = !person.Consents.IsOn(Consent.CheckIns),
            Paused = person.Paused,
        };
    }
}
