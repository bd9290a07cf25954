using System.Text.Json.Nodes;
using Rehearsal.World;

namespace Rehearsal.Wire.Json;

internal static class UserJson
{
    public static JsonObject Of(WorldUser user) => new()
    {
        ["id"] = $"{user.Id}",
        ["username"] = user.Name.ToLowerInvariant().Replace(' ', '.'),
        ["global_name"] = user.IsBot ? null : user.Name,
        ["discriminator"] = user.IsBot ? "0000" : "0",
        ["avatar"] = null,
        ["bot"] = user.IsBot,
        ["public_flags"] = 0,
    };

    public static JsonObject Of(WorldMember member, bool withUser = true)
    {
        var json = new JsonObject
        {
            ["nick"] = member.Nick,
            ["avatar"] = null,
            ["roles"] = new JsonArray([.. member.Roles.Select(r => (JsonNode)$"{r.Id}")]),
            ["joined_at"] = Time(member.JoinedAt),
            ["premium_since"] = null,
            ["pending"] = false,
            ["flags"] = 0,
            ["communication_disabled_until"] = member.TimedOutUntil is { } until ? Time(until) : null,
        };
        if (!withUser)
            return json;
        json["user"] = Of(member.User);
        json["deaf"] = false;
        json["mute"] = false;
        return json;
    }

    public static string Time(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", System.Globalization.CultureInfo.InvariantCulture);

    public static string Bits(WorldPermission permissions) => $"{(ulong)permissions}";
}
