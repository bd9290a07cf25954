using System.Text.Json.Nodes;
using Rehearsal.World;

namespace Rehearsal.Wire.Json;

internal static class InteractionJson
{
    public static JsonObject Of(WorldInteraction interaction, string host)
    {
        var (channel, by, bot) = (interaction.Channel, interaction.By, interaction.By.World.Bot);
        var json = new JsonObject
        {
            ["version"] = 1,
            ["id"] = $"{interaction.Id}",
            ["application_id"] = $"{bot.Id}",
            ["type"] = (int)interaction.Type,
            ["token"] = interaction.Token,
            ["channel_id"] = $"{channel.Id}",
            ["channel"] = ChannelJson.Partial(channel, by),
            ["app_permissions"] = UserJson.Bits(WorldPermissions.Of(bot, channel)),
            ["locale"] = by.Locale,
            ["entitlements"] = new JsonArray(),
            ["authorizing_integration_owners"] = Owners(interaction),
            ["context"] = channel.Guild is null ? 1 : 0,
            ["attachment_size_limit"] = 10485760,
            ["data"] = Data(interaction, host),
        };
        if (channel.Guild is { } guild)
            AddGuild(json, guild, interaction);
        else
            json["user"] = UserJson.Of(by);
        if (interaction.Source is { } source)
            json["message"] = MessageJson.Of(source, host);
        return json;
    }

    public static JsonObject Owners(WorldInteraction interaction) =>
        new() { ["0"] = $"{interaction.Channel.Guild?.Id ?? 0}" };

    private static void AddGuild(JsonObject json, WorldGuild guild, WorldInteraction interaction)
    {
        json["guild_id"] = $"{guild.Id}";
        json["guild_locale"] = guild.Locale;
        json["guild"] = new JsonObject { ["id"] = $"{guild.Id}", ["locale"] = guild.Locale, ["features"] = new JsonArray() };
        if (guild.Member(interaction.By) is not { } member)
            return;
        var asker = UserJson.Of(member);
        asker["permissions"] = UserJson.Bits(WorldPermissions.Of(interaction.By, interaction.Channel));
        json["member"] = asker;
    }

    private static JsonNode Data(WorldInteraction interaction, string host)
    {
        var data = interaction.Data.DeepClone();
        if (interaction.Resolved.Count > 0)
            data["resolved"] = Resolved(interaction, host);
        return data;
    }

    private static JsonObject Resolved(WorldInteraction interaction, string host)
    {
        var resolved = new JsonObject();
        foreach (var thing in interaction.Resolved)
        {
            switch (thing)
            {
                case WorldUser user:
                    Put(resolved, "users", user.Id, UserJson.Of(user));
                    if (interaction.Channel.Guild?.Member(user) is { } member)
                    {
                        var json = UserJson.Of(member, withUser: false);
                        json["permissions"] = UserJson.Bits(WorldPermissions.Of(user, interaction.Channel));
                        Put(resolved, "members", user.Id, json);
                    }
                    break;
                case WorldRole role:
                    Put(resolved, "roles", role.Id, GuildJson.Of(role));
                    break;
                case WorldChannel channel:
                    Put(resolved, "channels", channel.Id, ChannelJson.Partial(channel, interaction.By));
                    break;
                case Upload upload:
                    var file = interaction.By.World.Store(upload);
                    Put(resolved, "attachments", file.Id, MessageJson.Of(file, interaction.Channel, host));
                    break;
                default:
                    break;
            }
        }
        return resolved;
    }

    private static void Put(JsonObject resolved, string kind, ulong id, JsonObject json)
    {
        if (resolved[kind] is not JsonObject all)
            resolved[kind] = all = [];
        all[$"{id}"] = json;
    }
}
