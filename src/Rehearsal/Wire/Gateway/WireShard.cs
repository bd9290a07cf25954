using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.World;

namespace Rehearsal.Wire.Gateway;

/// <summary>The shard of a session, which decides whose servers' events it gets.</summary>
internal readonly record struct WireShard(int Id, int Count, bool IsNamed)
{
    public static readonly WireShard Only = new(0, 1, false);

    /// <summary>
    /// True when the shard gets the events of this server. Events without a server, such as direct messages, go to the first shard.
    /// </summary>
    public bool Hears(WorldGuild? guild)
    {
        var id = guild?.Id ?? 0;
        return (int)((id >> 22) % (ulong)Count) == Id;
    }

    public JsonArray ToJson() => [Id, Count];

    /// <summary>Returns null when the shard is not valid.</summary>
    public static WireShard? Read(JsonElement identify)
    {
        if (!identify.TryGetProperty("shard", out var shard) || shard.ValueKind == JsonValueKind.Null)
            return Only;
        if (shard.ValueKind != JsonValueKind.Array || shard.GetArrayLength() != 2)
            return null;
        var (id, count) = (shard[0].GetInt32(), shard[1].GetInt32());
        return id >= 0 && id < count ? new WireShard(id, count, true) : null;
    }
}
