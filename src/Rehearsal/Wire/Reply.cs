using System.Text.Json.Nodes;

namespace Rehearsal.Wire;

/// <summary>What a route answers.</summary>
internal readonly record struct Reply(int Status, JsonNode? Body)
{
    public static Reply NoContent => new(204, null);

    public static Reply Ok(JsonNode body) => new(200, body);

    public static Reply Created(JsonNode body) => new(201, body);

    public static Reply From(World.RefusedException refused)
    {
        var body = new JsonObject { ["message"] = refused.Message, ["code"] = refused.Code };
        if (refused.Errors is { } errors)
            body["errors"] = errors;
        return new(refused.Status, body);
    }
}
