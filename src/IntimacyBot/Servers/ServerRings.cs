using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Servers;

/// <summary>Counts what will ring soon in one server, over everybody there. It returns a number and nothing about anybody.</summary>
internal sealed class ServerRings(DueSweeper due, PersonStore people, Store store)
{
    private static readonly Duration Ahead = Duration.FromHours(1);

    public async Task<int> CountAsync(Snowflake guild, Instant now, CancellationToken cancel)
    {
        var rings = await due.RingsAsync(now + Ahead, cancel);
        var known = await store.ReadAsync((read, token) => people.FindAsync(read, rings.ToHashSet(), token), cancel);
        var here = known.Where(p => p.Guild == guild && !p.Paused).Select(p => p.Id).ToHashSet();
        return rings.Count(here.Contains);
    }
}
