using System.Text.Json;
using Discord.Models;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Dances.Storage;

/// <content>Reads and writes rooms that no dance needs any more, and that stand until their day.</content>
internal sealed partial class DanceStore
{
    /// <summary>True when the room is a kept one that is not to be deleted yet.</summary>
    public Task<bool> IsKeptAsync(BotContext context, Snowflake room, CancellationToken cancel)
    {
        var index = Index(room);
        return context.Set<KeptRoomRow>().AnyAsync(r => r.Index == index && r.DueAt != null, cancel);
    }

    /// <summary>Returns the couple to whom a kept room belongs, or one that serves a day; null for any other channel.</summary>
    public async Task<Guid?> CoupleOfRoomAsync(BotContext context, Snowflake room, CancellationToken cancel)
    {
        var index = Index(room);
        return (await context.Set<KeptRoomRow>().FirstOrDefaultAsync(r => r.Index == index, cancel))?.Couple
            ?? (await context.Set<DayRoomRow>().FirstOrDefaultAsync(r => r.Room == index, cancel))?.Couple;
    }

    /// <summary>Records a room that is deleted on the given day, or as soon as possible if the day is null.</summary>
    public void KeepRoom(BotContext context, Guid couple, Snowflake room, Instant? deleteAt)
    {
        var id = context.NewId();
        var content = vault.SealForBot(SealedColumns.KeptRoom(id), JsonSerializer.SerializeToUtf8Bytes(room.Value));
        context.Add(new KeptRoomRow { Id = id, Room = content, Index = Index(room), Couple = couple, DueAt = deleteAt });
    }

    /// <summary>
    /// Keeps the thread of a room that somebody has locked until its day, and returns the record of the room that replaces it; null if no
    /// thread is locked, because it was deleted meanwhile and has been replaced already.
    /// </summary>
    public RenderedRoom? ReplaceLocked(BotContext context, Guid couple, RenderedRoom rendered, int posts, Instant day)
    {
        if (rendered is not { IsLocked: true, Room: { } locked })
            return null;
        KeepRoom(context, couple, new Snowflake(locked), day);
        return rendered.Replaced(posts);
    }

    public Snowflake RoomOf(KeptRoomRow row) =>
        new(vault.ReadForBot<ulong>(SealedColumns.KeptRoom(row.Id), row.Room));
}
