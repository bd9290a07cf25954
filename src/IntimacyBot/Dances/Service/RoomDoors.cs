using Discord.Models;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Knows who is not in their room although it is theirs. Their pages have [Let me in] where the link to the room would stand.
/// </summary>
internal sealed class RoomDoors(ThreadDoors doors, Store store, DanceStore dances)
{
    public bool IsOutside(Snowflake? room, Snowflake user) => doors.IsOutside(room, user);

    public void Entered(Snowflake room, Snowflake user) => doors.Entered(room, user);

    /// <summary>
    /// Looks whether this person is in the rooms of their couple. It asks Discord, so it must be called outside of any snapshot.
    /// </summary>
    public async Task LookAsync(Guid couple, Snowflake user, CancellationToken cancel)
    {
        var open = await store.ReadAsync((read, token) => dances.OfCoupleAsync(read, couple, token), cancel);
        foreach (var (row, dance) in open)
            if (dance is { HasRoom: true } and not Dance.Over && dances.RenderedOf(row).Room is { } room)
                await doors.LookAsync(new Snowflake(room), user, cancel);
    }
}
