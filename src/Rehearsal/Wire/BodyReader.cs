using System.Text.Json;
using Rehearsal.World;

namespace Rehearsal.Wire;

/// <summary>Reads JSON and multipart bodies.</summary>
internal static class BodyReader
{
    private const long MaxBytes = 25 * 1024 * 1024;

    public static async Task<WireRequest> ReadAsync(HttpContext http, World.World world)
    {
        var request = http.Request;
        if (request.ContentLength > MaxBytes)
            throw new RefusedException(413, 40005, "Request entity too large");
        if (request.ContentLength is null or 0 && !request.Headers.TransferEncoding.Contains("chunked"))
            return new(http, world, default, []);
        var type = request.ContentType ?? "";
        if (type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return await MultipartAsync(http, world);
        if (!type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            throw new RefusedException(
                400, 50035, "Expected \"Content-Type\" header to be one of {'application/json', 'multipart/form-data'}.");
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, http.RequestAborted);
        return new(http, world, bytes.Length == 0 ? default : Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length)), []);
    }

    private static async Task<WireRequest> MultipartAsync(HttpContext http, World.World world)
    {
        var (json, files) = await Multipart.ReadAsync(http.Request, http.RequestAborted);
        return new(http, world, json is null ? default : Parse(json), files);
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonElement.Parse(bytes.Span);
        }
        catch (JsonException)
        {
            throw new RefusedException(400, 50109, "The request body contains invalid JSON.");
        }
    }
}
