using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Rehearsal.World;

namespace Rehearsal.Wire;

/// <summary>Reads multipart bodies as leniently as the platform: names without quotes, files without a type.</summary>
internal static partial class Multipart
{
    private const int MaxBytes = 10 * 1024 * 1024;
    private static readonly FileExtensionContentTypeProvider _types = new();

    /// <summary>The bytes of payload_json, if there are any, and the files with the names of their parts.</summary>
    public static async Task<(byte[]? Json, List<(string, Upload)> Files)> ReadAsync(HttpRequest request, CancellationToken aborted)
    {
        byte[]? json = null;
        var files = new List<(string, Upload)>();
        try
        {
            var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary).ToString();
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync(aborted) is { } section)
            {
                using var bytes = new MemoryStream();
                await section.Body.CopyToAsync(bytes, aborted);
                var (name, fileName) = Names(section.ContentDisposition ?? "");
                if (fileName is null)
                    json = name == "payload_json" ? bytes.ToArray() : json;
                else if (bytes.Length > MaxBytes)
                    throw new RefusedException(413, 40005, "Request entity too large");
                else
                    files.Add((name, new(fileName, bytes.ToArray(), TypeOf(fileName, section.ContentType))));
            }
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            throw new RefusedException(400, 50035, "Invalid Form Body");
        }
        return (json, files);
    }

    /// <summary>The platform tells a file's type by what it is, whatever the client says.</summary>
    private static string TypeOf(string fileName, string? said) =>
        _types.TryGetContentType(fileName, out var type) ? type : said ?? "application/octet-stream";

    private static (string Name, string? FileName) Names(string disposition)
    {
        if (ContentDispositionHeaderValue.TryParse(disposition, out var said))
        {
            var file = said.FileNameStar.HasValue ? said.FileNameStar : HeaderUtilities.RemoveQuotes(said.FileName);
            return (HeaderUtilities.RemoveQuotes(said.Name).ToString(), file.HasValue ? file.ToString() : null);
        }
        var fileName = BareFileName().Match(disposition);
        return (BareName().Match(disposition).Groups[1].Value, fileName.Success ? fileName.Groups[1].Value : null);
    }

    [GeneratedRegex("""[; ]name="?([^";]+)"?""")]
    private static partial Regex BareName();

    [GeneratedRegex("""[; ]filename="?([^";]+)"?""")]
    private static partial Regex BareFileName();
}
