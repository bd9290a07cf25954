using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Notifications;

namespace IntimacyBot.Dances.Service;

/// <summary>The first room that opens is the only one: what else was asked goes back to its author, to be offered at the swap.</summary>
internal sealed class SingleRoomEffect(DanceStore dances, DanceScripts scripts, Notifier notifier) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        if (!change.Opens)
            return;
        foreach (var (row, dance) in await dances.OfCoupleAsync(change.Context, change.Couple.Id, cancel))
        {
            if (row.Id == change.Row.Id || !Waits(dance) || scripts.RulesOf(dance) is not { } rules)
                continue;
            await notifier.WithdrawAsync(change.Context, row.Id, null, null, cancel);
            dances.Save(row, rules.ToAuthor(dance));
        }
    }

    private static bool Waits(Dance dance) =>
        !dance.HasRoom && dance is not (Dance.Preparing or Dance.Over or Dance.Asking { Quiet: true });
}
