using System.Text.Json;
using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Dances.Storage;

/// <content>Reads and writes rooms that serve a day.</content>
internal sealed partial class DanceStore
{
    public async Task<(DayRoomRow Row, DayRoom Room)?> FindDayRoomAsync(BotContext context, Guid id, CancellationToken cancel) =>
        await context.Set<DayRoomRow>().FindAsync([id], cancel) is { } row ? (row, Open(row)) : null;

    public async Task<IReadOnlyList<(DayRoomRow Row, DayRoom Room)>> DayRoomsOfAsync(
        BotContext context, Guid couple, CancellationToken cancel)
    {
        var rows = await context.Set<DayRoomRow>().Where(r => r.Couple == couple).OrderBy(r => r.Id).ToListAsync(cancel);
        return [.. rows.Select(r => (r, Open(r)))];
    }

    /// <summary>Returns the dances in a room that serves a day.</summary>
    public async Task<IReadOnlyList<(DanceRow Row, Dance Dance)>> InDayRoomAsync(BotContext context, Guid room, CancellationToken cancel)
    {
        var rows = await context.Set<DanceRow>().Where(d => d.DayRoom == room).OrderBy(d => d.Id).ToListAsync(cancel);
        return [.. rows.Select(r => (r, Open(r)))];
    }

    /// <summary>Returns the room that serves a day and has this thread; null if none has.</summary>
    public async Task<(DayRoomRow Row, DayRoom Room)?> DayRoomAtAsync(BotContext context, Snowflake thread, CancellationToken cancel)
    {
        var index = Index(thread);
        return await context.Set<DayRoomRow>().FirstOrDefaultAsync(r => r.Room == index, cancel) is { } row ? (row, Open(row)) : null;
    }

    public DayRoomRow Add(BotContext context, Guid couple, DayRoom room)
    {
        var row = new DayRoomRow { Id = context.NewId(), Couple = couple, State = [], DueAt = room.Due, IsPending = true };
        row.State = Seal(row, room);
        context.Add(row);
        return row;
    }

    public void Save(DayRoomRow row, DayRoom room)
    {
        row.Version++;
        row.State = Seal(row, room);
        row.DueAt = room.Due;
        row.IsPending = true;
    }

    public DayRoom Open(DayRoomRow row)
    {
        _ = RenderedOf(row);
        return vault.ReadForBot<DayRoom>(SealedColumns.DayRoomState(row.Id, row.Version), row.State, Json);
    }

    public RenderedRoom RenderedOf(DayRoomRow row) => row.Rendered is null
        ? new RenderedRoom()
        : vault.ReadForBot<RenderedRoom>(SealedColumns.DayRoomRendered(row.Id), row.Rendered, Json);

    public void SaveRendered(DayRoomRow row, RenderedRoom rendered)
    {
        if (SealedAnew(SealedColumns.DayRoomRendered(row.Id), row.Rendered, rendered) is { } content)
            (row.Rendered, row.Room) = (content, IndexOf(rendered));
    }

    /// <summary>Lets the room look whether it closes, because a dance in it is gone.</summary>
    private async Task LookAtDayRoomAsync(BotContext context, Guid room, CancellationToken cancel)
    {
        // The version grows, so that a reconciliation which began before does not count as the one that looked.
        if (await FindDayRoomAsync(context, room, cancel) is var (row, day))
            Save(row, day);
    }

    /// <summary>Returns the threads of the server's rooms that serve a day which are not among the given ones.</summary>
    public async Task<IReadOnlyList<Snowflake>> MissingDayRoomsAsync(
        BotContext read, CoupleStore couples, Snowflake guild, IReadOnlySet<Snowflake> threads, CancellationToken cancel)
    {
        var missing = new List<Snowflake>();
        foreach (var row in await read.Set<DayRoomRow>().Where(r => r.Room != null).ToListAsync(cancel))
            if (RenderedOf(row).Room is { } thread
                && !threads.Contains(new Snowflake(thread))
                && await couples.FindAsync(read, row.Couple, cancel) is { } couple
                && couple.Guild == guild)
                missing.Add(new Snowflake(thread));
        return missing;
    }

    private byte[] Seal(DayRoomRow row, DayRoom room) =>
        vault.SealForBot(SealedColumns.DayRoomState(row.Id, row.Version), JsonSerializer.SerializeToUtf8Bytes(room, Json));
}
