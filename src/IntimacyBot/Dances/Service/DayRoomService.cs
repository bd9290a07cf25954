using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Practices.Model;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>Opens and ends rooms that serve a day, and begins dances in them. Nothing here asks or calls anybody: the callers do.</summary>
internal sealed class DayRoomService(
    Store store, DanceStore dances, CoupleStore couples, DanceScripts scripts, Reconciler reconciler, IOptions<Timing> timing)
{
    /// <summary>
    /// Opens the couple's room for a day that lasts until then at most. If one is open already, it serves this day too. Null if the couple
    /// is gone.
    /// </summary>
    public async Task<Guid?> OpenAsync(Guid couple, Instant until, CancellationToken cancel)
    {
        var room = await store.WriteAsync((context, token) => OpenAsync(context, couple, until, token), cancel);
        if (room is { } id)
            reconciler.Enqueue(DayRoomRow.ReconciledAs, id);
        return room;
    }

    private async Task<Guid?> OpenAsync(BotContext context, Guid couple, Instant until, CancellationToken cancel)
    {
        if (await couples.FindAsync(context, couple, cancel) is null)
            return null;
        foreach (var (row, room) in await dances.DayRoomsOfAsync(context, couple, cancel))
        {
            if (dances.RenderedOf(row).IsLocked)
                continue;
            dances.Save(row, room with { Until = until, OverAt = null });
            return row.Id;
        }

        return dances.Add(context, couple, new DayRoom(until)).Id;
    }

    /// <summary>Ends the day. The room closes when the last dance in it is over.</summary>
    public async Task EndAsync(Guid room, Instant at, CancellationToken cancel)
    {
        await store.WriteAsync(
            async (context, token) =>
            {
                if (await dances.FindDayRoomAsync(context, room, token) is var (row, day) && !day.IsOver)
                    dances.Save(row, DayRoomRules.End(day, at));
            },
            cancel);
        reconciler.Enqueue(DayRoomRow.ReconciledAs, room);
    }

    /// <summary>
    /// Begins a dance in the room, without asking and without a ring, because both are there. It is refused while another dance of the two
    /// goes on, and once the day is over.
    /// </summary>
    public async Task<DayRoomStarted> BeginAsync(Guid room, DayRoomStart start, CancellationToken cancel)
    {
        var started = await store.WriteAsync((context, token) => BeginAsync(context, room, start, token), cancel);
        if (started.Dance is { } dance)
        {
            reconciler.Enqueue(DayRoomRow.ReconciledAs, room);
            reconciler.Enqueue(DanceRow.ReconciledAs, dance);
        }

        return started;
    }

    private async Task<DayRoomStarted> BeginAsync(BotContext context, Guid room, DayRoomStart start, CancellationToken cancel)
    {
        if (await dances.FindDayRoomAsync(context, room, cancel) is not var (row, day)
            || day.IsOver
            || await couples.FindAsync(context, row.Couple, cancel) is not { Resting: false } couple
            || scripts.Find(start.Practice, couple.Language) is not { } script)
            return new DayRoomStarted(null, Refusal.NotAvailable);
        var all = await dances.OfCoupleAsync(context, couple.Id, cancel);
        if (all.Any(d => DayRoomRules.IsOpen(d.Dance)))
            return new DayRoomStarted(null, Refusal.MovedOn);
        var hasLoop = script.ShowsLoop && await KeptWords.HaveLoopAsync(context, couple.Id, cancel);
        if (scripts.RulesOf(script).BeginInRoom(start.Lead, start.At, start.Choices, day.NextNumber, hasLoop) is not { } dance)
            return new DayRoomStarted(null, Refusal.MovedOn);
        if (!Unlock(context, row, start.At))
            return new DayRoomStarted(null, Refusal.NotAvailable);
        dances.Save(row, day with { NextNumber = day.NextNumber + 1 });
        var begun = dances.Add(context, couple.Id, dance);
        begun.DayRoom = room;
        return new DayRoomStarted(begun.Id, null);
    }

    /// <summary>A thread that somebody has locked is replaced once. Returns false if the new one is locked, too.</summary>
    private bool Unlock(BotContext context, DayRoomRow row, Instant at)
    {
        var rendered = dances.RenderedOf(row);
        if (rendered is { IsLocked: true, Room: not null, AfterLock: true })
            return false;
        var day = at + Duration.FromTimeSpan(timing.Value.RoomKept);
        if (dances.ReplaceLocked(context, row.Couple, rendered, 0, day) is { } replaced)
            dances.SaveRendered(row, replaced);
        return true;
    }
}
