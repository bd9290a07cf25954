using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Saves the next state of a dance after all effects of a move, because the words of a dance are deleted with it when it ends.
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

    /// <summary>
    /// Ends a dance without anybody's move, because nobody saw it begin, or because its script or its couple no longer exists.
    /// </summary>
    public async Task EndAsync(BotContext context, DanceRow row, Dance state, bool anybody, Instant at, CancellationToken cancel)
    {
        await notifier.SettleAsync(context, row.Id, null, null, cancel);
        var day = at + Duration.FromTimeSpan(timing.Value.RoomKept);
        if (state.HasRoom && anybody)
        {
            dances.Save(row, new Dance.Over(state.Position, DanceEnding.Rested) { Posts = state.Posts, HadRoom = true, DeleteAt = day });
            return;
        }

        await dances.CloseAsync(context, row, day, cancel);
    }
}
