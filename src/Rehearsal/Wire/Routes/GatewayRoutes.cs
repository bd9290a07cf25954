using System.Text.Json.Nodes;

namespace Rehearsal.Wire.Routes;

internal static class GatewayRoutes
{
    public static void Map(Api api)
    {
        api.Route("GET", "/gateway", r => Reply.Ok(new JsonObject { ["url"] = Url(r) }), open: true);
        api.Route("GET", "/gateway/bot", r => Reply.Ok(new JsonObject
        {
            ["url"] = Url(r),
            ["shards"] = 1,
            ["session_start_limit"] = new JsonObject { ["total"] = 1000, ["remaining"] = 1000, ["reset_after"] = 0, ["max_concurrency"] = 1 },
        }));
    }

    private static string Url(Request request) => $"ws://{request.Http.Request.Host}/gateway";
}
