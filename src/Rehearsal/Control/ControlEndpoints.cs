using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.World;

namespace Rehearsal.Control;

/// <summary>
/// Starts faults over HTTP, on routes that no Discord client uses. They exist only when the options say so, answer only this machine, and
/// require a header that no web page can send from elsewhere.
/// </summary>
internal static class ControlEndpoints
{
    public const string Path = "/rehearsal";

    /// <summary>The value of this header does not matter.</summary>
    public const string Header = "X-Rehearsal";

    public static WebApplication MapControl(this WebApplication app, World.World world)
    {
        var orders = new FaultOrders(world);
        app.MapMethods(Path, ["GET"], http => ServeAsync(http, _ => FaultOverview.Of(world, orders.Names)));
        app.MapMethods($"{Path}/{{order}}", ["POST"], http => ServeAsync(http, body =>
        {
            var name = (string)http.Request.RouteValues["order"]!;
            orders.Carry(name, body);
            world.History.Note($"ordered: {name} {body}".TrimEnd());
            return null;
        }));
        return app;
    }

    private static async Task ServeAsync(HttpContext http, Func<JsonElement, JsonObject?> act)
    {
        if (!IsFromHere(http))
        {
            http.Response.StatusCode = 404;
            return;
        }
        try
        {
            var answer = act(await ReadAsync(http));
            http.Response.StatusCode = answer is null ? 204 : 200;
            if (answer is not null)
                await http.Response.WriteAsJsonAsync(answer, http.RequestAborted);
        }
        catch (Exception wrong) when (wrong is RehearsalException or RefusedException or JsonException)
        {
            http.Response.StatusCode = 400;
            await http.Response.WriteAsJsonAsync(new JsonObject { ["wrong"] = wrong.Message }, http.RequestAborted);
        }
    }

    private static bool IsFromHere(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && http.Request.Headers.ContainsKey(Header);

    private static async Task<JsonElement> ReadAsync(HttpContext http)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        return bytes.Length == 0 ? JsonElement.Parse("{}") : JsonElement.Parse(bytes.ToArray());
    }
}
