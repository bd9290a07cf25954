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

    private void Replace(DanceChange change, RenderedRoom rendered)
    {
        var (posts, day) = (change.After.Posts.Count, change.Move.At + Duration.FromTimeSpan(timing.Value.RoomKept));
        if (dances.ReplaceLocked(change.Context, change.Row.Couple, rendered, posts, day) is { } replaced)
            dances.SaveRendered(change.Row, replaced);
    }
}
