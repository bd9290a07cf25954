using System.Globalization;

namespace Rehearsal.Wire.Routes;

/// <summary>Serves the files of messages at their signed addresses.</summary>
internal static class FileRoutes
{
    public static void Map(WebApplication app, World.World world) =>
        app.MapMethods("/attachments/{channel}/{file}/{name}", ["GET"], async http =>
        {
            var query = http.Request.Query;
            if (!ulong.TryParse((string?)http.Request.RouteValues["file"], CultureInfo.InvariantCulture, out var id)
                || !FileLinks.IsGood(id, query["ex"], query["hm"], world) || world.FindFile(id) is not { } file)
            {
                http.Response.StatusCode = 404;
                return;
            }
            http.Response.ContentType = file.ContentType;
            await http.Response.BodyWriter.WriteAsync(file.Bytes, http.RequestAborted);
        });
}
