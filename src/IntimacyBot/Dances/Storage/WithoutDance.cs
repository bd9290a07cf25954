using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Dances.Storage;

/// <summary>
/// Ends a dance whose state cannot be read, as after silence: its room stays for its days, and what each wrote is put aside for them. If
/// only the record of its room cannot be read, the dance goes on in a new room.
/// </summary>
internal sealed class WithoutDance(DanceStore dances, Notifier notifier, Lazy<DamagedRecords> damaged, IOptions<Timing> timing)
    : IWithoutRecord
{
    public string Table => SealedColumns.DanceState(default, default).Table;

    /// <summary>
    /// A dance with a room is of both. Before that it is of whoever wrote in it or was asked: a partner who was not asked yet must not
    /// learn that there was a draft.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> OwnersAsync(BotContext context, DamagedRecord record, CancellationToken cancel)
    {
        var dance = record.Place.Row;
        var members = record.Id("Couple") is { } couple ? await CoupleStore.MembersAsync(context, couple, cancel) : [];
        if (record.Columns["Room"] is not null)
            return members;
        var wrote = await context.Set<AuthorWordsRow>().Where(w => w.Dance == dance).Select(w => w.Author).ToListAsync(cancel);
        var asked = await context.Set<NotificationRow>().Where(n => n.About == dance).Select(n => n.Person).ToListAsync(cancel);
        return [.. members.Where(m => wrote.Contains(m) || asked.Contains(m))];
    }

    public async Task<bool> GoOnAsync(BotContext context, DamagedRecord record, CancellationToken cancel)
    {
        var row = await context.Set<DanceRow>().SingleAsync(d => d.Id == record.Place.Row, cancel);
        if (record.Place.Column == SealedColumns.DanceRendered(default).Column && dances.MoveToNewRoom(row))
            return false;
        if (row.DayRoom is null && Room(row) is { } room)
            dances.KeepRoom(context, row.Couple, new Snowflake(room), record.At + Duration.FromTimeSpan(timing.Value.RoomKept));
        foreach (var author in await AuthorsAsync(context, row.Id, cancel))
            await damaged.Value.PutAsideAsync(context, SealedColumns.AuthorWordsContent(row.Id, author, 0), cancel);
        await notifier.SettleAsync(context, row.Id, person: null, kind: null, cancel);
        context.Entry(row).State = EntityState.Detached;
        return true;
    }

    private static Task<List<Guid>> AuthorsAsync(BotContext context, Guid dance, CancellationToken cancel) =>
        context.Set<AuthorWordsRow>().AsNoTracking().Where(w => w.Dance == dance).Select(w => w.Author).ToListAsync(cancel);

    /// <summary>Returns the room; null if its record cannot be read either.</summary>
    private ulong? Room(DanceRow row)
    {
        try
        {
            return dances.RenderedOf(row).Room;
        }
        catch (SealBrokenException)
        {
            return null;
        }
    }
}
