using System.Text.Json;

namespace Rehearsal.Wire.Forms;

/// <summary>The rules for embeds and polls.</summary>
internal static class EmbedRules
{
    public static IReadOnlyList<JsonElement> Read(JsonForm message)
    {
        var embeds = message.Many("embeds", 0, 10);
        var total = embeds.Sum(One);
        if (total > 6000)
            message.Fail("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
        return [.. embeds.Select(e => e.Json)];
    }

    public static JsonElement? ReadPoll(JsonForm message)
    {
        if (message.One("poll") is not { } poll)
            return null;
        poll.One("question", required: true)?.Text("text", 1, 300, required: true);
        foreach (var answer in poll.Many("answers", 1, 10, required: true))
            answer.One("poll_media", required: true)?.Text("text", 1, 55);
        poll.Number("duration", 1, 768);
        return poll.Json;
    }

    private static int One(JsonForm embed)
    {
        embed.Knows(
            "title", "type", "description", "url", "timestamp", "color", "footer", "image", "thumbnail", "author", "fields", "video",
            "provider");
        var size = Size(embed.Text("title", 0, 256)) + Size(embed.Text("description", 0, 4096));
        embed.Text("url", 0, 2048);
        embed.Number("color", 0, 0xFFFFFF);
        size += Size(embed.One("footer")?.Text("text", 1, 2048, required: true));
        size += Size(embed.One("author")?.Text("name", 1, 256, required: true));
        foreach (var field in embed.Many("fields", 0, 25))
            size += Size(field.Text("name", 1, 256, required: true)) + Size(field.Text("value", 1, 1024, required: true));
        return size;
    }

    private static int Size(string? text) => text?.Trim().Length ?? 0;
}
