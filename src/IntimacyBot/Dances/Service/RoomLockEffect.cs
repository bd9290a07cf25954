using Discord.Models;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Scheduling;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>A dance whose room was locked goes on in a new room when somebody picks it up. The locked one is kept for its days.</summary>
internal sealed class RoomLockEffect(DanceStore dances, IOptions<Timing> timing) : IDanceEffect
{
    public Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        if (change is { Before: Dance.Paused { Why: PauseReason.Locked }, After: Dance.Dancing })
            Replace(change, dances.RenderedOf(change.Row));
        return Task.CompletedTask;
    }

    /// <summary>If the locked room was deleted meanwhile, it has been replaced already.</summary>
    private void Replace(DanceChange change, RenderedRoom rendered)
    {
        if (rendered is not { IsLocked: true, Room: { } room })
            return;
        var day = change.Move.At + Duration.FromTimeSpan(timing.Value.RoomKept);
        dances.KeepRoom(change.Context, change.Row.Couple, new Snowflake(room), day);
        dances.SaveRendered(change.Row, rendered.Replaced(change.After.Posts.Count));
    }
}
