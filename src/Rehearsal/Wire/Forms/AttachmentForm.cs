using System.Globalization;
using Rehearsal.World;

namespace Rehearsal.Wire.Forms;

/// <summary>Binds uploaded parts to the attachments that refer to them.</summary>
internal static class AttachmentForm
{
    public static IReadOnlyList<WorldAttachment> Created(WireRequest request, JsonForm form) => Uploaded(request, form);

    /// <summary>Returns the attachments after an edit. Files that are not listed are removed; without a list all stay.</summary>
    public static IReadOnlyList<WorldAttachment> Edited(WireRequest request, JsonForm form, WorldMessage message)
    {
        if (!form.Has("attachments"))
            return [.. message.Body.Attachments, .. Uploaded(request, form)];
        var listed = form.Many("attachments", 0, 10).Select(a => a.Id("id", required: true)).ToHashSet();
        return [.. message.Body.Attachments.Where(a => listed.Contains(a.Id)), .. Uploaded(request, form)];
    }

    private static List<WorldAttachment> Uploaded(WireRequest request, JsonForm form)
    {
        if (request.Files.Count > 10)
            throw new RefusedException(400, 30015, "Maximum number of attachments in a message reached (10)");
        var descriptions = new Dictionary<string, string?>();
        foreach (var listed in form.Many("attachments", 0, 10))
        {
            listed.Knows("id", "filename", "description", "title", "is_spoiler");
            var id = listed.Id("id", required: true)?.ToString(CultureInfo.InvariantCulture) ?? "";
            descriptions[id] = listed.Text("description", 0, 1024);
        }
        var files = new List<WorldAttachment>();
        foreach (var (part, file) in request.Files)
        {
            var number = part.Replace("files[", "", StringComparison.Ordinal).TrimEnd(']');
            files.Add(request.World.Store(file, descriptions.GetValueOrDefault(number)));
        }
        return files;
    }
}
