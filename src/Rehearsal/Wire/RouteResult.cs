using System.Text.Json.Nodes;

namespace Rehearsal.Wire;

/// <summary>What a route answers.</summary>
internal readonly record struct RouteResult(int Status, JsonNode? Body)
{
    public static RouteResult NoContent => new(204, null);

    public static RouteResult Ok(JsonNode body) => new(200, body);

    public static RouteResult Created(JsonNode body) => new(201, body);

    public static RouteResult From(World.RefusedException refused)
    {
        var body = new JsonObject { ["message"] = refused.Message, ["code"] = refused.Code };
        if (refused.Errors is { } errors)
            body["errors"] = errors;
        return new(refused.Status, body);
    }
}
