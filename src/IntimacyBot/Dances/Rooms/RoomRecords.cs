using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Dances.Rooms;

/// <summary>
/// Stores what the rooms show. Each posted message is recorded at once, so that no message is posted twice if the bot is stopped between
/// two of them.
/// </summary>
internal sealed class RoomRecords(Store store, DanceStore dances, CoupleStore couples)
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

    public Task CompleteAsync(DesiredRoom desired, RenderedRoom rendered, CancellationToken cancel) => store.WriteAsync(
        async (context, token) =>
        {
            if (await SaveAsync(context, desired, rendered, token) is { } row)
                row.IsPending = row.Version != desired.Version;
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
    public Task EndAsync(DesiredRoom desired, CancellationToken cancel) => store.WriteAsync(
        async (context, token) =>
        {
            if (await dances.FindAsync(context, desired.Model.Id, token) is not var (row, dance) || dance is not Dance.Over over)
                return;
            await dances.CloseAsync(context, row, DanceStore.DayOf(over, desired.Model.Now), token);
            // Two who have paired anew are in this couple no more. It was kept until its last room is closed.
            if (!await context.Set<DanceRow>().AnyAsync(d => d.Couple == row.Couple && d.Id != row.Id, token))
                await CoupleStore.RemoveIfEmptyAsync(context, row.Couple, token);
        },
        cancel);

    /// <summary>Returns the threads that belong to a dance, or belonged to one and are kept.</summary>
    public Task<HashSet<ulong>> KnownThreadsAsync(CancellationToken cancel) => store.ReadAsync(
        async (context, token) =>
        {
            var open = await context.Set<DanceRow>().Where(d => d.Rendered != null).ToListAsync(token);
            var kept = await context.Set<KeptRoomRow>().ToListAsync(token);
            var rooms = open.Select(d => dances.RenderedOf(d).Room).OfType<ulong>();
            return rooms.Concat(kept.Select(r => dances.RoomOf(r).Value)).ToHashSet();
        },
        cancel);

    /// <summary>Returns the couple's rooms that are in use or kept.</summary>
    public Task<IReadOnlyList<Snowflake>> RoomsOfAsync(Guid couple, CancellationToken cancel) => store.ReadAsync<IReadOnlyList<Snowflake>>(
        async (context, token) =>
        {
            var open = await context.Set<DanceRow>().Where(d => d.Couple == couple && d.Rendered != null).ToListAsync(token);
            var kept = await context.Set<KeptRoomRow>().Where(r => r.Couple == couple).ToListAsync(token);
            var rooms = open.Select(d => dances.RenderedOf(d).Room).OfType<ulong>().Select(r => new Snowflake(r));
            return [.. rooms.Concat(kept.Select(dances.RoomOf)).Distinct()];
        },
        cancel);

    /// <summary>Returns the rooms of the server's dances that are not among the given threads.</summary>
    public Task<IReadOnlyList<Snowflake>> MissingAsync(Snowflake guild, IEnumerable<Snowflake> threads, CancellationToken cancel) =>
        store.ReadAsync((read, token) => dances.MissingAsync(read, couples, guild, threads, token), cancel);

    /// <summary>
    /// Returns the dance that still needs this room; null if none does. The dance is pending from then on, so that its room is looked at
    /// again also after a crash.
    /// </summary>
    public async Task<Guid?> NeedsAsync(Snowflake room, CancellationToken cancel)
    {
        // Most threads of a server are not rooms, so nothing is written before one is found.
        if (await store.ReadAsync((read, token) => dances.OfRoomAsync(read, room, token), cancel) is null)
            return null;
        return await store.WriteAsync((context, token) => NeedsAsync(context, room, token), cancel);
    }

    private async Task<Guid?> NeedsAsync(BotContext context, Snowflake room, CancellationToken cancel)
    {
        if (await dances.OfRoomAsync(context, room, cancel) is not var (row, dance) || dance is Dance.Over)
            return null;
        row.IsPending = true;
        return row.Id;
    }

    /// <summary>True when the room is a kept one that is not to be deleted yet.</summary>
    public Task<bool> IsKeptAsync(Snowflake room, CancellationToken cancel) =>
        store.ReadAsync((read, token) => dances.IsKeptAsync(read, room, token), cancel);

    /// <summary>Gives up a room that was deleted. Returns the dance that needs another room; null if none does.</summary>
    public Task<Guid?> AbandonAsync(Snowflake room, CancellationToken cancel) => store.WriteAsync<Guid?>(
        async (context, token) =>
        {
            if (await dances.OfRoomAsync(context, room, token) is not var (row, dance) || dance is Dance.Over)
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
