using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.World;

namespace Rehearsal.Wire.Forms;

/// <summary>Numbers the components that came without an id.</summary>
internal static class ComponentNumbering
{
    public static IReadOnlyList<WorldComponent> Assign(IReadOnlyList<JsonForm> top)
    {
        var nodes = top.Select(t => JsonNode.Parse(t.Json.GetRawText())!.AsObject()).ToList();
        var taken = nodes.SelectMany(All).Select(Id).Where(id => id != 0).ToList();
        var used = taken.ToHashSet();
        if (used.Count != taken.Count)
        {
            var errors = new FormErrors();
            errors.Add("components", "COMPONENT_ID_DUPLICATED", "Component ids must be unique");
            errors.Check();
        }
        var next = 1;
        foreach (var node in nodes.SelectMany(All).Where(n => Id(n) == 0))
        {
            while (!used.Add(next))
                next++;
            node["id"] = next;
        }
        return [.. nodes.Select(n => new WorldComponent(JsonSerializer.SerializeToElement(n)))];
    }

    /// <summary>Numbers all components from 1 on, whatever id they have.</summary>
    public static IReadOnlyList<WorldComponent> Anew(IReadOnlyList<WorldComponent> components)
    {
        var nodes = components.Select(c => JsonNode.Parse(c.Json.GetRawText())!.AsObject()).ToList();
        var next = 1;
        foreach (var node in nodes.SelectMany(All))
            node["id"] = next++;
        return [.. nodes.Select(n => new WorldComponent(JsonSerializer.SerializeToElement(n)))];
    }

    private static int Id(JsonObject node) => node["id"]?.GetValue<int>() ?? 0;

    private static IEnumerable<JsonObject> All(JsonObject node)
    {
        yield return node;
        foreach (var child in (node["components"] as JsonArray ?? []).OfType<JsonObject>().SelectMany(All))
            yield return child;
        foreach (var name in (string[])["accessory", "component"])
        {
            if (node[name] is JsonObject one)
            {
                foreach (var child in All(one))
                    yield return child;
            }
        }
    }
}
