using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rooms;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Reconciling;

namespace IntimacyBot.Dances.Handlers;

/// <summary>
/// Looks after the rooms of somebody who opens /home: whether all cards stand there, and whether they themselves are inside.
/// </summary>
internal sealed class RoomUpkeep(RoomReconciler rooms, Reconciler reconciler, RoomDoors doors)
{
    public Task LookAsync(Couple couple, Snowflake user, CancellationToken cancel) => doors.LookAsync(couple.Id, user, cancel);

    public bool IsOutside(Snowflake room, Snowflake user) => doors.IsOutside(room, user);

    /// <summary>Queues the dance for reconciling, so that a card that somebody has deleted is posted again.</summary>
    public void LookAfter(DanceRow row, Dance dance)
    {
        if (!dance.HasRoom || dance is Dance.Over)
            return;
        rooms.Doubt(row.Id);
        reconciler.Enqueue(DanceRow.ReconciledAs, row.Id);
    }
}
