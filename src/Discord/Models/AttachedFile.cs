namespace Discord.Models;

/// <summary>A file to upload with a message. Source: docs.discord.com/developers/reference#uploading-files.</summary>
/// <param name="Name">An ASCII file name, referred to as <c>attachment://name</c>.</param>
/// <param name="Bytes">The content, up to 10 MiB.</param>
/// <param name="Description">Up to 1024 characters for those who cannot see it.</param>
public sealed record AttachedFile(string Name, ReadOnlyMemory<byte> Bytes, string? Description = null)
{
    /// <summary>The size alone, so that no text slips into a log.</summary>
    public override string ToString() => $"AttachedFile of {Bytes.Length} bytes";
}

/// <summary>An entry of <c>attachments</c>: the number of an uploaded part, or the id of a file that stays.</summary>
internal sealed record AttachmentReference(Snowflake Id, string? Filename, string? Description)
{
    public static IReadOnlyList<AttachmentReference>? For(IReadOnlyList<AttachedFile>? files, IReadOnlyList<Snowflake>? kept = null)
    {
        if (files is null && kept is null)
            return null;
        var all = new List<AttachmentReference>();
        foreach (var id in kept ?? [])
            all.Add(new AttachmentReference(id, null, null));
        foreach (var file in files ?? [])
            all.Add(new AttachmentReference(new Snowflake((ulong)(all.Count - (kept?.Count ?? 0))), file.Name, file.Description));
        return all;
    }
}
