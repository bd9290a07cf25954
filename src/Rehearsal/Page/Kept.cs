using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>
/// What the platform itself would still know in the next run: when this world began (its ids follow from it) and the commands
/// that the bot registered once.
/// </summary>
internal sealed class Kept(string file)
{
    private JsonObject _known = File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))!.AsObject() : [];

    public DateTimeOffset Born(DateTimeOffset now)
    {
        if (_known["born"] is null)
            _known["born"] = now.ToUnixTimeMilliseconds();
        return DateTimeOffset.FromUnixTimeMilliseconds(_known["born"]!.GetValue<long>());
    }

    public void RegisterCommands(World.World world)
    {
        foreach (var command in _known["commands"]?.AsArray() ?? [])
        {
            var json = JsonSerializer.SerializeToElement(command!["json"]);
            world.Register(new Command(command["id"]!.GetValue<ulong>(), null, json, world.Locked(world.NextId)));
        }
    }

    public void Save(World.World world)
    {
        _known["commands"] = new JsonArray([.. world.Commands.Where(c => c.Guild is null)
            .Select(c => new JsonObject { ["id"] = c.Id, ["json"] = JsonNode.Parse(c.Json.GetRawText()) })]);
        File.WriteAllText(file, _known.ToJsonString());
    }
}
