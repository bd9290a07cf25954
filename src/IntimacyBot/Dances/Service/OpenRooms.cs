using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Dances.Service;

/// <summary>Finds the open rooms of couples. Callers open the snapshot through <see cref="Store"/>.</summary>
internal sealed class OpenRooms(DanceStore dances)
{
    /// <summary>Returns the dance whose room the channel is, as long as it is open for both; null for any other channel.</summary>
    public async Task<Guid?> AtAsync(BotContext read, Couple couple, Snowflake? channel, CancellationToken cancel)
    {
        // In a room that serves a day, the floor card of the dance that goes on is the last message.
        var all = await dances.OfCoupleAsync(read, couple.Id, cancel);
        foreach (var (row, dance) in all.OrderByDescending(d => DayRoomRules.IsOpen(d.Dance)))
            if (dance.HasRoom && channel is { } here && dances.RenderedOf(row).Room == here.Value)
                return row.Id;
        return null;
    }
}
