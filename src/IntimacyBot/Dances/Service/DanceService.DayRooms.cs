using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <content>Applies the rules of dances in a room that serves a day.</content>
internal sealed partial class DanceService
{
    /// <summary>Lets a dance wait until one of the two picks it up. It does nothing to a dance that is not going on.</summary>
    public async Task ParkAsync(Guid dance, Instant at, CancellationToken cancel)
    {
        var parked = await store.WriteAsync((context, token) => ParkAsync(context, dance, at, token), cancel);
        if (parked)
            reconciler.Enqueue(DanceRow.ReconciledAs, dance);
    }

    private async Task<bool> ParkAsync(BotContext context, Guid dance, Instant at, CancellationToken cancel)
    {
        if (await queries.GoingOnAsync(context, dance, cancel) is not { Couple: { } couple, Rules: { } rules } found)
            return false;
        var move = new Move.Park(at);
        if (found.Dance.Decide(rules, move).Next is not { } next)
            return false;
        await effects.ApplyAsync(new DanceChange(context, found.Row, couple, found.Dance, next, move), cancel);
        return true;
    }

    /// <summary>
    /// Returns the dance as it is picked up: if the room that served the day has closed, it goes on in a room of its own.
    /// </summary>
    private async Task<Dance> PickedUpAsync(BotContext context, Participant participant, Act act, CancellationToken cancel)
    {
        var dance = participant.Dance;
        if (act is not Act.PickUp || participant.Row.DayRoom is not { } id)
            return dance;
        var day = await dances.FindDayRoomAsync(context, id, cancel);
        var stands = day is var (row, room) && !(room.IsOver && dances.RenderedOf(row).IsLocked);
        return stands ? dance : DayRoomRules.Numbered(dance, 0);
    }

    /// <summary>Refuses to pick up a dance that is parked while another one of the two goes on.</summary>
    private async Task<Refusal?> NotBesideAsync(BotContext context, Participant participant, Act act, CancellationToken cancel)
    {
        if (act is not Act.PickUp || !DayRoomRules.IsParked(participant.Dance))
            return null;
        var all = await dances.OfCoupleAsync(context, participant.Couple.Id, cancel);
        return all.Any(d => d.Row.Id != participant.Row.Id && DayRoomRules.IsOpen(d.Dance)) ? Refusal.MovedOn : null;
    }
}
