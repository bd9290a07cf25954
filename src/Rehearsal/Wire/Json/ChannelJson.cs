using System.Text.Json.Nodes;
using Rehearsal.World;

namespace Rehearsal.Wire.Json;

internal static class ChannelJson
{
    private const int Obfuscated = 1 << 17;

    public static JsonObject Of(WorldChannel channel) => channel switch
    {
        { IsThread: true } => Thread(channel),
        { Recipient: { } person } => Direct(channel, person),
        _ => Plain(channel),
    };

    /// <summary>Writes a channel as the gateway shows it to the bot. A channel that the bot cannot see has only few fields.</summary>
    public static JsonObject ForBot(WorldChannel channel) =>
        ForBot(channel, WorldPermissions.CanSee(channel.World.Bot, channel));

    /// <summary>Writes a deleted channel; <paramref name="seen"/> says whether the bot could see it before.</summary>
    public static JsonObject ForBot(WorldChannel channel, bool seen) => seen ? Of(channel) : Hidden(channel);

    public static JsonObject ThreadMember(WorldChannel thread, WorldUser user, bool withMember = false)
    {
        var json = new JsonObject
        {
            ["id"] = $"{thread.Id}",
            ["user_id"] = $"{user.Id}",
            ["join_timestamp"] = UserJson.Time(thread.Thread!.JoinedAt(user)),
            ["flags"] = 0,
        };
        if (withMember && thread.Guild!.Member(user) is { } member)
            json["member"] = UserJson.Of(member);
        return json;
    }

    /// <summary>Writes a partial channel, as interactions contain it.</summary>
    public static JsonObject Partial(WorldChannel channel, WorldUser asker)
    {
        var json = Of(channel);
        json.Remove("permission_overwrites");
        json["permissions"] = UserJson.Bits(WorldPermissions.Of(asker, channel));
        json["app_permissions"] = UserJson.Bits(WorldPermissions.Of(channel.World.Bot, channel));
        return json;
    }

    private static JsonObject Plain(WorldChannel channel) => new()
    {
        ["id"] = $"{channel.Id}",
        ["type"] = (int)channel.Type,
        ["guild_id"] = $"{channel.Guild!.Id}",
        ["position"] = channel.Position,
        ["permission_overwrites"] = GuildJson.Array(channel.Overwrites.Values.Select(o => Of(o.Id, o.ForRole, o.Allow, o.Deny))),
        ["name"] = channel.Name,
        ["topic"] = channel.Topic,
        ["nsfw"] = false,
        ["last_message_id"] = Last(channel),
        ["rate_limit_per_user"] = 0,
        ["parent_id"] = null,
        ["flags"] = 0,
    };

    private static JsonObject Hidden(WorldChannel channel) => new()
    {
        ["id"] = $"{channel.Id}",
        ["type"] = (int)channel.Type,
        ["guild_id"] = $"{channel.Guild!.Id}",
        ["position"] = channel.Position,
        ["permission_overwrites"] = new JsonArray(Of(channel.Guild.Id, forRole: true, WorldPermission.None, WorldPermission.ViewChannel)),
        ["name"] = "___hidden___",
        ["topic"] = null,
        ["nsfw"] = false,
        ["last_message_id"] = null,
        ["parent_id"] = null,
        ["flags"] = Obfuscated,
    };

    private static JsonObject Direct(WorldChannel channel, WorldPerson person) => new()
    {
        ["id"] = $"{channel.Id}",
        ["type"] = 1,
        ["last_message_id"] = Last(channel),
        ["flags"] = 0,
        ["recipients"] = new JsonArray(UserJson.Of(person)),
    };

    private static JsonObject Thread(WorldChannel channel)
    {
        var thread = channel.Thread!;
        var json = new JsonObject
        {
            ["id"] = $"{channel.Id}",
            ["type"] = (int)channel.Type,
            ["guild_id"] = $"{channel.Guild!.Id}",
            ["parent_id"] = $"{channel.Parent!.Id}",
            ["owner_id"] = $"{thread.Creator.Id}",
            ["name"] = channel.Name,
            ["last_message_id"] = Last(channel),
            ["rate_limit_per_user"] = 0,
            ["flags"] = 0,
            ["message_count"] = thread.MessageCount,
            ["total_message_sent"] = thread.TotalMessagesSent,
            ["member_count"] = Math.Min(50, thread.Members.Count),
            ["thread_metadata"] = Metadata(thread),
        };
        if (thread.Has(channel.World.Bot))
            json["member"] = ThreadMember(channel, channel.World.Bot);
        return json;
    }

    private static JsonObject Metadata(ThreadDetails thread)
    {
        var json = new JsonObject
        {
            ["archived"] = thread.IsArchived,
            ["auto_archive_duration"] = thread.AutoArchiveMinutes,
            ["archive_timestamp"] = UserJson.Time(thread.ArchiveTimestamp),
            ["locked"] = thread.IsLocked,
            ["create_timestamp"] = UserJson.Time(thread.CreatedAt),
        };
        if (thread.IsPrivate)
            json["invitable"] = thread.IsInvitable;
        return json;
    }

    private static JsonObject Of(ulong id, bool forRole, WorldPermission allow, WorldPermission deny) => new()
    {
        ["id"] = $"{id}",
        ["type"] = forRole ? 0 : 1,
        ["allow"] = UserJson.Bits(allow),
        ["deny"] = UserJson.Bits(deny),
    };

    private static string? Last(WorldChannel channel) => channel.Log.Count == 0 ? null : $"{channel.Log[^1].Id}";
}
