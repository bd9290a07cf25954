using Discord.Models;

namespace Discord.Gateway;

/// <summary>
/// One of several connections that share the guilds; needed from 2,500 guilds on.
/// Source: docs.discord.com/developers/events/gateway#sharding.
/// </summary>
/// <param name="Id">Its number, from 0.</param>
/// <param name="Count">How many there are.</param>
public sealed record Shard(int Id, int Count)
{
    /// <summary>The shard that hears of a guild; what belongs to no guild, as direct messages, is heard by shard 0.</summary>
    public static int Of(Snowflake guild, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (int)((guild.Value >> 22) % (ulong)count);
    }
}
