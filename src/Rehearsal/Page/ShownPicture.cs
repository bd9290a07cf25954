using System.Text.Json;
using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>A picture of a gallery or beside a text: its address, and the text that replaces it where it cannot be seen.</summary>
/// <param name="Url">Null if the message has no file of that name.</param>
public sealed record ShownPicture(string? Url, string? Description, bool IsSpoiler)
{
    private const string Attached = "attachment://";

    internal static IReadOnlyList<ShownPicture> Of(WorldComponent component, WorldMessage message)
    {
        if (component.Type == WorldComponentType.MediaGallery)
        {
            return component.Json.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
                ? [.. items.EnumerateArray().Select(item => Read(item, message))]
                : [];
        }
        return [Read(component.Json, message)];
    }

    /// <summary>Returns the file as a data URL, because the page and the files are not served from the same address.</summary>
    internal static string Address(WorldAttachment file) => $"data:{file.ContentType};base64,{Convert.ToBase64String(file.Bytes.Span)}";

    private static ShownPicture Read(JsonElement json, WorldMessage message)
    {
        var isDescribed = json.TryGetProperty("description", out var text) && text.ValueKind == JsonValueKind.String;
        var address = json.TryGetProperty("media", out var media) && media.TryGetProperty("url", out var url) ? url.GetString() : null;
        var description = isDescribed ? text.GetString() : null;
        var isSpoiler = json.TryGetProperty("spoiler", out var spoiler) && spoiler.ValueKind == JsonValueKind.True;
        if (address?.StartsWith(Attached, StringComparison.Ordinal) != true)
            return new(address, description, isSpoiler);
        var file = message.Body.Attachments.FirstOrDefault(a => a.FileName == address[Attached.Length..]);
        return new(file is null ? null : Address(file), description ?? file?.Description, isSpoiler);
    }
}
