using System.Text.Json.Nodes;
using Rehearsal.World;

namespace Rehearsal.Control;

/// <summary>Lists the faults, and the ids of the objects to which they can be applied.</summary>
internal static class FaultOverview
{
    public static JsonObject Of(World.World world, IEnumerable<string> orders) => world.Locked(() => new JsonObject
    {
        ["orders"] = new JsonArray([.. orders.Select(o => (JsonNode)o)]),
        ["now"] = world.Now,
        ["guilds"] = new JsonArray([.. world.Guilds.Select(Of)]),
        ["people"] = new JsonArray([.. world.People.Select(p => Named(p.Id, p.Name))]),
        ["violations"] = new JsonArray([.. world.Violations.Select(v => (JsonNode)v.ToString())]),
    });

    private static JsonNode Of(WorldGuild guild)
    {
        var json = Named(guild.Id, guild.Name);
        json["channels"] = new JsonArray([.. guild.Channels.Where(c => !c.IsThread).Select(c => (JsonNode)Named(c.Id, c.Name))]);
        json["threads"] = new JsonArray([.. guild.Threads.Select(c => (JsonNode)Named(c.Id, c.Name))]);
        return json;
    }

    private static JsonObject Named(ulong id, string name) => new() { ["id"] = $"{id}", ["name"] = name };
}
