using Discord.Models;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Dances.Rooms;

/// <content>Stores what happens to the threads of rooms that serve a day.</content>
internal sealed partial class RoomRecords
{
    /// <summary>Has a row reconciled soon. What one of them shows can be what another waits for.</summary>
    public void Enqueue(string kind, Guid row) => reconciler.Value.Enqueue(kind, row);

    /// <summary>
    /// Gives up the deleted thread of a dance that is in a room that serves a day. Returns false for any other dance, whose own room is
    /// replaced.
    /// </summary>
    public async Task<bool> AbandonDayRoomAsync(DesiredRoom desired, CancellationToken cancel)
    {
        if (desired is not { Day: not null, Rendered.Room: { } room })
            return false;
        await AbandonDayRoomAsync(new Snowflake(room), cancel);
        return true;
    }

    /// <summary>
    /// Gives up the deleted thread of a room that serves a day. The room and every dance in it go on in a new one, in which each dance
    /// shows its current card only. Returns false if no such room has this thread.
    /// </summary>
    public async Task<bool> AbandonDayRoomAsync(Snowflake room, CancellationToken cancel)
    {
        if (await store.ReadAsync((read, token) => dances.DayRoomAtAsync(read, room, token), cancel) is null)
            return await AbandonDancesAsync(room, cancel);
        var day = await store.WriteAsync((context, token) => AbandonDayRoomAsync(context, room, token), cancel);
        if (day is { } id)
            Enqueue(DayRoomRow.ReconciledAs, id);
        return true;
    }

    /// <summary>Returns the dance that goes on, if a message of another one stands below its floor card; otherwise null.</summary>
    private async Task<DanceRow?> CoveredAsync(BotContext context, Guid day, CancellationToken cancel)
    {
        var all = await dances.InDayRoomAsync(context, day, cancel);
        var (open, others) = (all.Where(d => DayRoomRules.IsOpen(d.Dance)).ToList(), all.Where(d => !DayRoomRules.IsOpen(d.Dance)));
        var last = others.Max(d => DayRoomPlace.LastOf(dances.RenderedOf(d.Row)));
        return open is [var one, ..] && dances.RenderedOf(one.Row).Floor?.Message < last ? one.Row : null;
    }

    private async Task<bool> IsUsedAsync(BotContext read, Snowflake room, CancellationToken cancel)
    {
        var all = await dances.OfRoomAsync(read, room, cancel);
        return all.Count > 0 || await dances.DayRoomAtAsync(read, room, cancel) is not null;
    }

    private async Task<Guid?> AbandonDayRoomAsync(BotContext context, Snowflake room, CancellationToken cancel)
    {
        await ReplaceDancesAsync(context, room, cancel);
        if (await dances.DayRoomAtAsync(context, room, cancel) is not var (row, _))
            return null;
        dances.SaveRendered(row, dances.RenderedOf(row).Replaced(0));
        row.IsPending = true;
        return row.Id;
    }

    /// <summary>Dances may have stayed in a thread that the room has left already, because somebody had locked it.</summary>
    private async Task<bool> AbandonDancesAsync(Snowflake room, CancellationToken cancel)
    {
        var all = await store.ReadAsync((read, token) => dances.OfRoomAsync(read, room, token), cancel);
        if (!all.Any(d => d.Row.DayRoom is not null))
            return false;
        await store.WriteAsync((context, token) => ReplaceDancesAsync(context, room, token), cancel);
        foreach (var (row, _) in all)
            Enqueue(DanceRow.ReconciledAs, row.Id);
        return true;
    }

    private async Task ReplaceDancesAsync(BotContext context, Snowflake room, CancellationToken cancel)
    {
        foreach (var (row, dance) in await dances.OfRoomAsync(context, room, cancel))
        {
            dances.SaveRendered(row, dances.RenderedOf(row).Replaced(dance.Posts.Count));
            row.IsPending = true;
        }
    }
}
