using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Notifications;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Ensures that a couple has one open room: other asks go back to their author when it opens, and are offered again at the swap.
/// </summary>
internal sealed class SingleRoomEffect(DanceStore dances, DanceScripts scripts, Notifier notifier) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        // What somebody asked keeps its time while both are in a room that serves a day.
        if (!change.Opens || change.Row.DayRoom is not null)
            return;
        foreach (var (row, dance) in await dances.OfCoupleAsync(change.Context, change.Couple.Id, cancel))
        {
            if (row.Id == change.Row.Id || !Waits(dance) || scripts.RulesOf(dance) is not { } rules)
                continue;
            await notifier.WithdrawAsync(change.Context, row.Id, null, null, cancel);
            dances.Save(row, rules.ToAuthor(dance, ReturnReason.RoomOpened, change.Move.At));
        }
    }

    private static bool Waits(Dance dance) =>
        !dance.HasRoom && dance is not (Dance.Preparing or Dance.Over or Dance.Asking { Quiet: true });
}
