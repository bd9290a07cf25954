using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Saves the next state of a dance after everything else that a move brings about, because a dance that ends takes its words along.
/// </summary>
internal sealed class DanceEffects(IEnumerable<IDanceEffect> effects, DanceStore dances, Notifier notifier, IOptions<Timing> timing)
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        foreach (var effect in effects)
            await effect.ApplyAsync(change, cancel);
        if (change.After is Dance.Over { HadRoom: false })
            await EndAsync(change.Context, change.Row, change.After, anybody: true, change.Move.At, cancel);
        else
            dances.Save(change.Row, change.After);
    }

    /// <summary>It ends without anybody's move: nobody saw it begin, or its script or its couple is gone.</summary>
    public async Task EndAsync(BotContext context, DanceRow row, Dance state, bool anybody, Instant at, CancellationToken cancel)
    {
        await notifier.WithdrawAsync(context, row.Id, null, null, cancel);
        var day = at + Duration.FromTimeSpan(timing.Value.RoomKept);
        if (state.HasRoom && anybody)
        {
            dances.Save(row, new Dance.Over(state.Position, DanceEnding.Rested) { Posts = state.Posts, HadRoom = true, DeleteAt = day });
            return;
        }

        await dances.CloseAsync(context, row, day, cancel);
    }
}
