using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Dances.Rooms;

/// <summary>
/// Stores what the rooms show. Each posted message is recorded at once, so that no message is posted twice if the bot is stopped between
/// two of them.
/// </summary>
internal sealed partial class RoomRecords(Store store, DanceStore dances, CoupleStore couples, Lazy<Reconciler> reconciler)
{
    public async Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel) => await store.ReadAsync(
        (context, token) => context.Set<DanceRow>().Where(d => d.IsPending).Select(d => d.Id).ToListAsync(token),
        cancel);

    /// <summary>
    /// Records what the room shows. This is done at once for posted messages only, because deleting or editing twice does no harm.
    /// </summary>
    public async Task<RenderedRoom> RecordAsync(DesiredRoom desired, RenderedRoom rendered, CancellationToken cancel)
    {
        await store.WriteAsync((context, token) => SaveAsync(context, desired, rendered, token), cancel);
        return rendered;
    }

    /// <summary>
    /// Records that the room shows the dance. In a room that serves a day it returns the dance whose floor card is to be moved below
    /// another one's messages; otherwise null. That is decided here, because two dances may be shown at the same time.
    /// </summary>
    public Task<Guid?> CompleteAsync(DesiredRoom desired, RenderedRoom rendered, CancellationToken cancel) => store.WriteAsync<Guid?>(
        async (context, token) =>
        {
            if (await SaveAsync(context, desired, rendered, token) is not { } row)
                return null;
            row.IsPending = row.Version != desired.Version;
            if (row.DayRoom is not { } day || await CoveredAsync(context, day, token) is not { } covered)
                return null;
            covered.IsPending = true;
            return covered.Id;
        },
        cancel);

    /// <summary>Resets the record after the thread was deleted, so that the dance goes on in a new one.</summary>
    public async Task ReplaceRoomAsync(DesiredRoom desired, CancellationToken cancel)
    {
        try
        {
            await RecordAsync(desired, desired.Rendered.Replaced(desired.Model.Dance.Posts.Count), cancel);
        }
        catch (RoomOvertakenException)
        {
            // The event about the thread came first, and the room has been replaced already.
        }
    }

    /// <summary>
    /// Ends a dance whose room shows its end and is locked. Its words leave the database, and only the id and the day of the room are kept.
    /// </summary>
    public async Task EndAsync(DesiredRoom desired, CancellationToken cancel)
    {
        await store.WriteAsync(
            async (context, token) =>
            {
                if (await dances.FindAsync(context, desired.Model.Id, token) is not var (row, dance) || dance is not Dance.Over over)
                    return;
                await dances.CloseAsync(context, row, DanceStore.DayOf(over, desired.Model.Now), token);
                await RemoveEmptyCoupleAsync(context, row.Couple, row.Id, token);
            },
            cancel);
        if (desired.Day is { } day)
            Enqueue(DayRoomRow.ReconciledAs, day.Id);
    }

    /// <summary>Two who have paired anew are in this couple no more. It was kept until its last room is closed.</summary>
    internal static async Task RemoveEmptyCoupleAsync(BotContext context, Guid couple, Guid gone, CancellationToken cancel)
    {
        if (!await context.Set<DanceRow>().AnyAsync(d => d.Couple == couple && d.Id != gone, cancel)
            && !await context.Set<DayRoomRow>().AnyAsync(r => r.Couple == couple && r.Id != gone, cancel))
            await CoupleStore.RemoveIfEmptyAsync(context, couple, cancel);
    }

    /// <summary>Returns the threads that belong to a dance, or belonged to one and are kept.</summary>
    public Task<HashSet<ulong>> KnownThreadsAsync(CancellationToken cancel) => store.ReadAsync(
        async (context, token) =>
        {
            var open = await context.Set<DanceRow>().Where(d => d.Rendered != null).ToListAsync(token);
            var days = await context.Set<DayRoomRow>().ToListAsync(token);
            var kept = await context.Set<KeptRoomRow>().ToListAsync(token);
            var rooms = open.Select(d => dances.RenderedOf(d).Room).Concat(days.Select(d => dances.RenderedOf(d).Room)).OfType<ulong>();
            return rooms.Concat(kept.Select(r => dances.RoomOf(r).Value)).ToHashSet();
        },
        cancel);

    /// <summary>Returns the couple's rooms that are in use or kept.</summary>
    public Task<IReadOnlyList<Snowflake>> RoomsOfAsync(Guid couple, CancellationToken cancel) => store.ReadAsync<IReadOnlyList<Snowflake>>(
        async (context, token) =>
        {
            var open = await context.Set<DanceRow>().Where(d => d.Couple == couple && d.Rendered != null).ToListAsync(token);
            var days = await context.Set<DayRoomRow>().Where(r => r.Couple == couple).ToListAsync(token);
            var kept = await context.Set<KeptRoomRow>().Where(r => r.Couple == couple).ToListAsync(token);
            var used = open.Select(d => dances.RenderedOf(d).Room).Concat(days.Select(d => dances.RenderedOf(d).Room));
            var rooms = used.OfType<ulong>().Select(r => new Snowflake(r));
            return [.. rooms.Concat(kept.Select(dances.RoomOf)).Distinct()];
        },
        cancel);

    /// <summary>Returns the rooms of the server's couples in use that are not among the given threads.</summary>
    public Task<IReadOnlyList<Snowflake>> MissingAsync(
        Snowflake guild, IReadOnlySet<Snowflake> threads, CancellationToken cancel) => store.ReadAsync<IReadOnlyList<Snowflake>>(
        async (read, token) =>
        {
            var ofDances = await dances.MissingAsync(read, couples, guild, threads, token);
            var ofDays = await dances.MissingDayRoomsAsync(read, couples, guild, threads, token);
            return [.. ofDances.Concat(ofDays).Distinct()];
        },
        cancel);

    /// <summary>
    /// Returns the rows that still need this room. They are pending from then on, so that their room is looked at again also after a crash.
    /// </summary>
    public async Task<IReadOnlyList<(string Kind, Guid Row)>> NeedsAsync(Snowflake room, CancellationToken cancel)
    {
        // Most threads of a server are not rooms, so nothing is written before one is found.
        if (!await store.ReadAsync((read, token) => IsUsedAsync(read, room, token), cancel))
            return [];
        return await store.WriteAsync((context, token) => NeedsAsync(context, room, token), cancel);
    }

    private async Task<IReadOnlyList<(string Kind, Guid Row)>> NeedsAsync(BotContext context, Snowflake room, CancellationToken cancel)
    {
        var rows = new List<(string, Guid)>();
        foreach (var (needing, dance) in await dances.OfRoomAsync(context, room, cancel))
        {
            if (dance is Dance.Over)
                continue;
            needing.IsPending = true;
            rows.Add((DanceRow.ReconciledAs, needing.Id));
        }

        if (await dances.DayRoomAtAsync(context, room, cancel) is var (row, day) && !dances.RenderedOf(row).IsLocked)
        {
            dances.Save(row, day);
            rows.Add((DayRoomRow.ReconciledAs, row.Id));
        }

        return rows;
    }

    /// <summary>True when the room is a kept one that is not to be deleted yet.</summary>
    public Task<bool> IsKeptAsync(Snowflake room, CancellationToken cancel) =>
        store.ReadAsync((read, token) => dances.IsKeptAsync(read, room, token), cancel);

    /// <summary>Gives up a room that was deleted. Returns the dance that needs another room; null if none does.</summary>
    public Task<Guid?> AbandonAsync(Snowflake room, CancellationToken cancel) => store.WriteAsync<Guid?>(
        async (context, token) =>
        {
            if (await dances.OfRoomAsync(context, room, token) is not [var (row, dance)] || dance is Dance.Over)
                return null;
            dances.SaveRendered(row, dances.RenderedOf(row).Replaced(dance.Posts.Count));
            row.IsPending = true;
            return row.Id;
        },
        cancel);

    /// <summary>
    /// Saves what the room shows. It throws if the room was given up or locked since the reconciliation began, because that must not be
    /// undone. Returns null if the dance is gone.
    /// </summary>
    private async Task<DanceRow?> SaveAsync(BotContext context, DesiredRoom desired, RenderedRoom rendered, CancellationToken cancel)
    {
        if (await dances.FindAsync(context, desired.Model.Id, cancel) is not var (row, _))
            return null;
        var now = dances.RenderedOf(row);
        if (now.Generation != desired.Rendered.Generation || now.IsLocked != desired.Rendered.IsLocked)
            throw new RoomOvertakenException();
        dances.SaveRendered(row, rendered);
        return row;
    }
}
