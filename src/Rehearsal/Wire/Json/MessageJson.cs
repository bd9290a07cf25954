using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.World;

namespace Rehearsal.Wire.Json;

internal static class MessageJson
{
    public static JsonObject Of(WorldMessage message, string host)
    {
        var json = new JsonObject
        {
            ["id"] = $"{message.Id}",
            ["channel_id"] = $"{message.Channel.Id}",
            ["type"] = message.Type,
            ["author"] = UserJson.Of(message.Author),
            ["content"] = message.Content,
            ["timestamp"] = UserJson.Time(message.Timestamp),
            ["edited_timestamp"] = message.EditedAt is { } at ? UserJson.Time(at) : null,
            ["tts"] = false,
            ["mention_everyone"] = message.Body.MentionsEveryone,
            ["mentions"] = new JsonArray([.. message.Mentions.Select(u => (JsonNode)UserJson.Of(u))]),
            ["mention_roles"] = new JsonArray([.. message.Body.MentionRoles.Select(r => (JsonNode)$"{r.Id}")]),
            ["attachments"] = new JsonArray([.. message.Body.Attachments.Select(a => (JsonNode)Of(a, message, host))]),
            ["embeds"] = new JsonArray([.. message.Body.Embeds.Select(Node)]),
            ["components"] = new JsonArray([.. message.Body.Components.Select(c => Node(c.Json))]),
            ["pinned"] = message.IsPinned,
            ["flags"] = (int)message.Flags,
        };
        if (message.OwnReactions.Count > 0)
            json["reactions"] = new JsonArray([.. message.OwnReactions.Select(Reaction)]);
        AddRest(json, message);
        return json;
    }

    private static JsonNode Reaction(string emoji)
    {
        var parts = emoji.Split(':');
        return new JsonObject
        {
            ["emoji"] = new JsonObject { ["id"] = parts.Length > 1 ? parts[1] : null, ["name"] = parts[0] },
            ["count"] = 1,
            ["count_details"] = new JsonObject { ["normal"] = 1, ["burst"] = 0 },
            ["burst_colors"] = new JsonArray(),
            ["me"] = true,
            ["me_burst"] = false,
        };
    }

    /// <summary>Writes a message as the bot gets it. The content of others' messages is empty without the message content intent.</summary>
    public static JsonObject ForBot(WorldMessage message, string host, bool readsContent)
    {
        var json = Of(message, host);
        var bot = message.Channel.World.Bot;
        if (readsContent || message.Author == bot || message.Channel.Guild is null || message.Mentions.Contains(bot))
            return json;
        json["content"] = "";
        foreach (var blank in (string[])["embeds", "attachments", "components"])
            json[blank] = new JsonArray();
        json.Remove("poll");
        return json;
    }

    public static JsonObject Of(WorldAttachment file, WorldMessage message, string host) => Of(file, message.Channel, host);

    public static JsonObject Of(WorldAttachment file, WorldChannel channel, string host)
    {
        var url = FileLinks.Make(file, channel, host);
        return new()
        {
            ["id"] = $"{file.Id}",
            ["filename"] = file.FileName,
            ["description"] = file.Description,
            ["content_type"] = file.ContentType,
            ["size"] = file.Bytes.Length,
            ["url"] = url,
            ["proxy_url"] = url,
        };
    }

    /// <summary>A copy of an element as a node of a new tree.</summary>
    public static JsonNode Node(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? JsonArray.Create(element)! : JsonObject.Create(element)!;

    private static void AddRest(JsonObject json, WorldMessage message)
    {
        if (message.Nonce is { } nonce)
            json["nonce"] = nonce;
        if (message.Body.Poll is { } poll)
            json["poll"] = Node(poll);
        if (message.ReplyTo is { } other)
        {
            json["message_reference"] = new JsonObject { ["message_id"] = $"{other.Id}", ["channel_id"] = $"{other.Channel.Id}" };
        }
        if (message.AnswerTo is not { } interaction)
            return;
        json["application_id"] = $"{message.Author.Id}";
        json["webhook_id"] = $"{message.Author.Id}";
        json["interaction_metadata"] = Metadata(interaction, message);
    }

    private static JsonObject Metadata(WorldInteraction interaction, WorldMessage message)
    {
        var json = new JsonObject
        {
            ["id"] = $"{interaction.Id}",
            ["type"] = (int)interaction.Type,
            ["user"] = UserJson.Of(interaction.By),
            ["authorizing_integration_owners"] = InteractionJson.Owners(interaction),
        };
        if (interaction.Original is { } original && original != message)
            json["original_response_message_id"] = $"{original.Id}";
        if (interaction is { Type: WorldInteractionType.Component, Source: { } source })
            json["interacted_message_id"] = $"{source.Id}";
        return json;
    }
}
