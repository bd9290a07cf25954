using Discord.Models;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Scheduling;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Notes in a room that serves a day when a dance in it has closed. If the room was locked by somebody, a dance that is picked up takes it
/// to a new thread; if it has closed, the dance leaves it for a room of its own.
/// </summary>
internal sealed class DayRoomEffect(DanceStore dances, IOptions<Timing> timing) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        if (change.Row.DayRoom is not { } id)
            return;
        if (change is { Before: Dance.Paused, After.Position.DayRoomNumber: 0 } and { After: not Dance.Over })
            Leave(change);
        else if (await dances.FindDayRoomAsync(change.Context, id, cancel) is var (row, room))
            Apply(change, row, room);
    }

    private void Apply(DanceChange change, DayRoomRow row, DayRoom room)
    {
        if (change.After is Dance.Over)
            dances.Save(row, DayRoomRules.Closed(room, ClosedAt(change)));
        else if (change is { Before: Dance.Paused { Why: PauseReason.Locked }, After: Dance.Dancing })
            Replace(change, row, dances.RenderedOf(row));
    }

    private Instant ClosedAt(DanceChange change) =>
        DayRoomRules.ClosedAt(change.Before, change.Move.At, Duration.FromTimeSpan(timing.Value.ClosingOpen));

    private void Leave(DanceChange change)
    {
        dances.SaveRendered(change.Row, dances.RenderedOf(change.Row).Replaced(change.After.Posts.Count));
        change.Row.DayRoom = null;
    }

    private void Replace(DanceChange change, DayRoomRow row, RenderedRoom rendered)
    {
        var day = change.Move.At + Duration.FromTimeSpan(timing.Value.RoomKept);
        if (dances.ReplaceLocked(change.Context, change.Row.Couple, rendered, 0, day) is { } replaced)
        {
            dances.SaveRendered(row, replaced);
            row.IsPending = true;
        }

        dances.SaveRendered(change.Row, dances.RenderedOf(change.Row).Replaced(change.After.Posts.Count));
    }
}
