using Microsoft.AspNetCore.Components.Forms;
using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>Reads files that somebody chooses on the page.</summary>
internal static class Uploads
{
    private const long MaxBytes = 10 * 1024 * 1024;

    public static async Task<Upload> ReadAsync(IBrowserFile file)
    {
        using var bytes = new MemoryStream();
        await using var stream = file.OpenReadStream(MaxBytes);
        await stream.CopyToAsync(bytes);
        return new(file.Name, bytes.ToArray(), file.ContentType.Length > 0 ? file.ContentType : "application/octet-stream");
    }
}
