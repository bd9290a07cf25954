using System.Text.Json.Nodes;
using Rehearsal.World;

namespace Rehearsal.Wire.Json;

internal static class GuildJson
{
    public static JsonObject Of(WorldGuild guild) => new()
    {
        ["id"] = $"{guild.Id}",
        ["name"] = guild.Name,
        ["icon"] = null,
        ["owner_id"] = $"{guild.Owner.Id}",
        ["preferred_locale"] = guild.Locale,
        ["features"] = new JsonArray(),
        ["verification_level"] = 0,
        ["default_message_notifications"] = 0,
        ["explicit_content_filter"] = 0,
        ["mfa_level"] = guild.AsksForTwoFactor ? 1 : 0,
        ["nsfw_level"] = 0,
        ["premium_tier"] = 0,
        ["afk_timeout"] = 300,
        ["afk_channel_id"] = null,
        ["system_channel_id"] = null,
        ["system_channel_flags"] = 0,
        ["rules_channel_id"] = null,
        ["public_updates_channel_id"] = null,
        ["application_id"] = null,
        ["roles"] = Roles(guild),
        ["emojis"] = new JsonArray(),
        ["stickers"] = new JsonArray(),
    };

    /// <summary>Writes the guild as GUILD_CREATE sends it, with channels and threads.</summary>
    public static JsonObject Created(WorldGuild guild)
    {
        var bot = guild.World.Bot;
        var json = Of(guild);
        json["joined_at"] = UserJson.Time(guild.Member(bot)!.JoinedAt);
        json["large"] = false;
        json["unavailable"] = false;
        json["member_count"] = guild.Members.Count;
        json["members"] = new JsonArray(UserJson.Of(guild.Member(bot)!));
        json["channels"] = Array(guild.Channels.Where(c => !c.IsThread).Select(ChannelJson.ForBot));
        json["threads"] = Array(ActiveThreads(guild).Select(ChannelJson.Of));
        foreach (var empty in (string[])["presences", "voice_states", "guild_scheduled_events", "stage_instances", "soundboard_sounds"])
            json[empty] = new JsonArray();
        return json;
    }

    public static IEnumerable<WorldChannel> ActiveThreads(WorldGuild guild) =>
        guild.Threads.Where(t => !t.Thread!.IsArchived && WorldPermissions.CanSee(guild.World.Bot, t));

    public static JsonArray Roles(WorldGuild guild) => Array(guild.Roles.Select(Of));

    public static JsonObject Of(WorldRole role)
    {
        var json = new JsonObject
        {
            ["id"] = $"{role.Id}",
            ["name"] = role.Name,
            ["permissions"] = UserJson.Bits(role.Permissions),
            ["position"] = role.Position,
            ["color"] = 0,
            ["colors"] = new JsonObject { ["primary_color"] = 0, ["secondary_color"] = null, ["tertiary_color"] = null },
            ["hoist"] = false,
            ["managed"] = role.IsManaged,
            ["mentionable"] = false,
            ["icon"] = null,
            ["unicode_emoji"] = null,
            ["flags"] = 0,
        };
        if (role.IsManaged)
            json["tags"] = new JsonObject { ["bot_id"] = $"{role.Guild.World.Bot.Id}" };
        return json;
    }

    public static JsonArray Array(IEnumerable<JsonObject> all) => [.. all];
}
