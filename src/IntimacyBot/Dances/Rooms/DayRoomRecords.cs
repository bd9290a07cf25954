using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Dances.Rooms;

/// <summary>Reads and records what rooms that serve a day show.</summary>
internal sealed class DayRoomRecords(
    Store store,
    DanceStore dances,
    CoupleStore couples,
    ServerSettingsStore servers,
    GuildCache guilds,
    IOptions<Timing> timing)
{
    public async Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel) => await store.ReadAsync(
        (read, token) => read.Set<DayRoomRow>().Where(r => r.IsPending).Select(r => r.Id).ToListAsync(token), cancel);

    /// <summary>Returns what the room should show; null if it is gone.</summary>
    public async Task<DesiredDayRoom?> FindAsync(Guid room, CancellationToken cancel)
    {
        if (await store.ReadAsync((read, token) => FindAsync(read, room, token), cancel) is not { } desired)
            return null;
        if (desired is not { Couple: { } couple, Home: { } home, Closes: false })
            return desired;
        var snapshot = await guilds.GetSnapshotAsync(couple.Guild, cancel);
        return desired with { Readers = RoomPermissions.Readers(snapshot, home, await guilds.SelfAsync(cancel)) };
    }

    private async Task<DesiredDayRoom?> FindAsync(BotContext read, Guid room, CancellationToken cancel)
    {
        if (await dances.FindDayRoomAsync(read, room, cancel) is not var (row, day))
            return null;
        var couple = await couples.FindAsync(read, row.Couple, cancel);
        var all = await dances.InDayRoomAsync(read, room, cancel);
        return new DesiredDayRoom(row.Id, day, dances.RenderedOf(row), row.Version)
        {
            Couple = couple,
            Home = couple is null ? null : await HomeAsync(read, couple, cancel),
            Dances = [.. all.Where(d => d.Dance is not Dance.Over).Select(d => d.Row.Id)],
            Closes = DayRoomRules.Closes(day, all.Select(d => d.Dance)),
        };
    }

    private async Task<Snowflake?> HomeAsync(BotContext read, Couple couple, CancellationToken cancel) =>
        (await servers.FindAsync(read, couple.Guild, cancel)).Home is { } home ? new Snowflake(home) : null;

    /// <summary>Records what the room shows. It throws if its thread was given up meanwhile.</summary>
    public async Task<RenderedRoom> RecordAsync(DesiredDayRoom desired, RenderedRoom rendered, CancellationToken cancel)
    {
        await store.WriteAsync((context, token) => SaveAsync(context, desired, rendered, token), cancel);
        return rendered;
    }

    public Task CompleteAsync(DesiredDayRoom desired, RenderedRoom rendered, CancellationToken cancel) => store.WriteAsync(
        async (context, token) =>
        {
            if (await SaveAsync(context, desired, rendered, token) is { } row)
                row.IsPending = row.Version != desired.Version;
        },
        cancel);

    private async Task<DayRoomRow?> SaveAsync(
        BotContext context, DesiredDayRoom desired, RenderedRoom rendered, CancellationToken cancel)
    {
        if (await dances.FindDayRoomAsync(context, desired.Id, cancel) is not var (row, _))
            return null;
        var now = dances.RenderedOf(row);
        if (now.Generation != desired.Rendered.Generation || now.IsLocked != desired.Rendered.IsLocked)
            throw new RoomOvertakenException();
        dances.SaveRendered(row, rendered);
        return row;
    }

    /// <summary>
    /// Notes that the room is about to be locked. From here on, a dance that is parked goes on in a room of its own. Returns false if the
    /// room is needed again.
    /// </summary>
    public Task<bool> BeginToCloseAsync(Guid room, CancellationToken cancel) => store.WriteAsync(
        async (context, token) =>
        {
            if (await dances.FindDayRoomAsync(context, room, token) is not var (row, day))
                return false;
            var all = await dances.InDayRoomAsync(context, room, token);
            if (!DayRoomRules.Closes(day, all.Select(d => d.Dance)))
                return false;
            if (dances.RenderedOf(row) is { IsLocked: false, Floor: { } first } rendered)
                dances.SaveRendered(
                    row, rendered with { IsLocked = true, Posts = rendered.Posts.Add(DesiredDayRoom.ClosingKey, first) });
            foreach (var (parked, dance) in all)
                dances.SaveRendered(parked, dances.RenderedOf(parked).Replaced(dance.Posts.Count));
            return true;
        },
        cancel);

    /// <summary>Ends a room that is locked. Only the id and the day of its thread are kept.</summary>
    public Task EndAsync(Guid room, Instant now, CancellationToken cancel) => store.WriteAsync(
        async (context, token) =>
        {
            if (await dances.FindDayRoomAsync(context, room, token) is not var (row, day))
                return;
            var until = DayRoomRules.DayOf(day, Duration.FromTimeSpan(timing.Value.RoomKept), now);
            if (dances.RenderedOf(row).Room is { } thread)
                dances.KeepRoom(context, row.Couple, new Snowflake(thread), until > now ? until : null);
            context.Remove(row);
            await RoomRecords.RemoveEmptyCoupleAsync(context, row.Couple, row.Id, token);
        },
        cancel);
}
