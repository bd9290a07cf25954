using System.Text.Json;
using Rehearsal.World;
using WorldMessage = Rehearsal.World.WorldMessage;

namespace Tests.Pictures;

/// <summary>A picture as somebody sees it: what a screen reader says, the file, and the address by which the message shows it.</summary>
internal sealed record SeenPicture(string? Alt, string Url, WorldAttachment? File);

/// <summary>Finds the pictures of a message of the local Discord.</summary>
internal static class SeenPictures
{
    extension(WorldMessage message)
    {
        public IReadOnlyList<SeenPicture> Pictures =>
        [
            .. message.Components.Where(c => c.Type == WorldComponentType.MediaGallery)
                .SelectMany(c => c.Json.GetProperty("items").EnumerateArray())
                .Select(item => Seen(message, item)),
        ];
    }

    private static SeenPicture Seen(WorldMessage message, JsonElement item)
    {
        var url = item.GetProperty("media").GetProperty("url").GetString()!;
        var file = message.Body.Attachments.SingleOrDefault(a => $"attachment://{a.FileName}" == url);
        return new SeenPicture(item.TryGetProperty("description", out var alt) ? alt.GetString() : null, url, file);
    }
}
