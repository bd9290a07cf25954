using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Dances.Rooms;

/// <summary>What is on record of the rooms: what is posted is noted at once, so that a kill between two messages doubles neither.</summary>
internal sealed class RoomRecords(Store store, DanceStore dances, CoupleStore couples, TimeProvider clock, IOptions<Timing> timing)
{
    public async Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel) => await store.ReadAsync(
        (context, token) => context.Set<DanceRow>().Where(d => d.IsPending).Select(d => d.Id).ToListAsync(token),
        cancel);

    /// <summary>Deleting and editing twice does no harm, so that only what was posted is noted at once.</summary>
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

    /// <summary>The thread is gone: the dance goes on in a new one.</summary>
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

    /// <summary>The room is shown as it ends and locked: its words leave the database, and only its id and day are kept.</summary>
    public Task EndAsync(DesiredRoom desired, CancellationToken cancel) => store.WriteAsync(
        async (context, token) =>
        {
            if (await dances.FindAsync(context, desired.Model.Id, token) is not var (row, dance) || dance is not Dance.Over over)
                return;
            var day = over.RoomStays ? DanceStore.Never : over.DeleteAt > desired.Model.Now ? over.DeleteAt : null;
            await dances.CloseAsync(context, row, day, token);
        },
        cancel);

    /// <summary>The threads that are some dance's, or were.</summary>
    public Task<HashSet<ulong>> KnownThreadsAsync(CancellationToken cancel) => store.ReadAsync(
        async (context, token) =>
        {
            var open = await context.Set<DanceRow>().Where(d => d.Rendered != null).ToListAsync(token);
            var kept = await context.Set<KeptRoomRow>().ToListAsync(token);
            var rooms = open.Select(d => dances.RenderedOf(d).Room).OfType<ulong>();
            return rooms.Concat(kept.Select(r => dances.RoomOf(r).Value)).ToHashSet();
        },
        cancel);

    /// <summary>Rooms of a server's dances that are none of these threads.</summary>
    public Task<IReadOnlyList<Snowflake>> MissingAsync(Snowflake guild, IEnumerable<Snowflake> threads, CancellationToken cancel) =>
        store.ReadAsync((read, token) => dances.MissingAsync(read, couples, guild, threads, token), cancel);

    /// <summary>Is it a closed room that waits for its day?</summary>
    public Task<bool> IsKeptAsync(Snowflake room, CancellationToken cancel) =>
        store.ReadAsync((read, token) => dances.IsKeptAsync(read, room, token), cancel);

    /// <summary>
    /// A room can show nothing any more; returns the dance that needs another one. One that is still there goes on its day.
    /// </summary>
    public Task<Guid?> AbandonAsync(Snowflake room, bool stillThere, CancellationToken cancel) => store.WriteAsync<Guid?>(
        async (context, token) =>
        {
            if (await dances.OfRoomAsync(context, room, token) is not var (row, dance) || dance is Dance.Over)
                return null;
            var day = Instant.FromDateTimeOffset(clock.GetUtcNow()) + Duration.FromTimeSpan(timing.Value.RoomKept);
            if (stillThere)
                dances.KeepRoom(context, row.Couple, room, day);
            dances.SaveRendered(row, dances.RenderedOf(row).Replaced(dance.Posts.Count));
            row.IsPending = true;
            return row.Id;
        },
        cancel);

    /// <summary>A reconciliation that began before the room was given up must not bring that room back.</summary>
    private async Task<DanceRow?> SaveAsync(BotContext context, DesiredRoom desired, RenderedRoom rendered, CancellationToken cancel)
    {
        if (await dances.FindAsync(context, desired.Model.Id, cancel) is not var (row, _))
            return null;
        if (dances.RenderedOf(row).Generation != desired.Rendered.Generation)
            throw new RoomOvertakenException();
        dances.SaveRendered(row, rendered);
        return row;
    }
}
