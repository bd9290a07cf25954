using System.Text.Json.Nodes;
using Rehearsal.Wire.Gateway;

namespace Rehearsal.Wire.Routes;

internal static class GatewayRoutes
{
    public static void Map(RouteMapper api, GatewayHub hub)
    {
        api.Route("GET", "/gateway", r => RouteResult.Ok(new JsonObject { ["url"] = Url(r) }), open: true);
        api.Route("GET", "/gateway/bot", r => RouteResult.Ok(new JsonObject
        {
            ["url"] = Url(r),
            ["shards"] = hub.World.Options.Shards,
            ["session_start_limit"] = hub.StartLimit,
        }));
    }

    private static string Url(WireRequest request) => $"ws://{request.Http.Request.Host}/gateway";
}
