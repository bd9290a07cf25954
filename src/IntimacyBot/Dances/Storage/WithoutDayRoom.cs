using IntimacyBot.Couples;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Dances.Storage;

/// <summary>The dances in a room that serves a day go on in rooms of their own when the room cannot be read.</summary>
internal sealed class WithoutDayRoom(DanceStore dances) : IWithoutRecord
{
    public string Table => SealedColumns.DayRoomState(default, default).Table;

    public async Task<IReadOnlyList<Guid>> OwnersAsync(BotContext context, DamagedRecord record, CancellationToken cancel) =>
        record.Id("Couple") is { } couple ? await CoupleStore.MembersAsync(context, couple, cancel) : [];

    public async Task<bool> GoOnAsync(BotContext context, DamagedRecord record, CancellationToken cancel)
    {
        foreach (var row in await context.Set<DanceRow>().Where(d => d.DayRoom == record.Place.Row).ToListAsync(cancel))
        {
            row.DayRoom = null;
            dances.MoveToNewRoom(row);
        }

        return true;
    }
}
