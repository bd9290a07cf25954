using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>
/// Saves what the platform itself would still know in the next run: when this world began (its ids follow from it), how far its clock is
/// ahead, the commands that the bot registered, and what it posted in channels. Threads and conversations are not saved, as if somebody had
/// deleted them.
/// </summary>
internal sealed class SavedWorld(string file)
{
    private readonly Lock _writing = new();
    private readonly JsonObject _known = File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))!.AsObject() : [];

    public DateTimeOffset Born(DateTimeOffset now)
    {
        if (_known["born"] is null)
            _known["born"] = now.ToUnixTimeMilliseconds();
        return DateTimeOffset.FromUnixTimeMilliseconds(_known["born"]!.GetValue<long>());
    }

    /// <summary>This is how far the clock was ahead of the real time.</summary>
    public TimeSpan Ahead => new(_known["ahead"]?.GetValue<long>() ?? 0);

    /// <summary>This is the port of the last run; 0 if there was none.</summary>
    public int Port => _known["port"]?.GetValue<int>() ?? 0;

    public void Restore(World.World world) => world.Locked(() =>
    {
        foreach (var command in Known("commands"))
            world.Register(new WorldCommand(command["id"]!.GetValue<ulong>(), null, Element(command["json"]!), world.NextId()));
        foreach (var post in Known("posts"))
        {
            if (world.FindChannel(post["channel"]!.GetValue<ulong>()) is not { } channel)
                continue;
            var id = post["id"]!.GetValue<ulong>();
            channel.Log.Add(new WorldMessage(id, channel, world.Bot, Snowflakes.TimeOf(id)) { Body = Body(post) });
        }
    });

    /// <summary>
    /// Saves the clock's offset at once, because what the bot writes from now on must not be in the future of the next run.
    /// </summary>
    public void Skip(TimeSpan ahead)
    {
        lock (_writing)
        {
            _known["ahead"] = ahead.Ticks;
            File.WriteAllText(file, _known.ToJsonString());
        }
    }

    public void Save(World.World world, int port)
    {
        lock (_writing)
            SaveNow(world, port);
    }

    private void SaveNow(World.World world, int port)
    {
        _known["port"] = port;
        _known["commands"] = new JsonArray([.. world.Commands.Where(c => c.Guild is null)
            .Select(c => new JsonObject { ["id"] = c.Id, ["json"] = Node(c.Json) })]);
        _known["posts"] = new JsonArray([.. world.Guilds.SelectMany(g => g.Channels).Where(c => !c.IsThread)
            .SelectMany(c => c.Messages).Where(m => m.Author == world.Bot && m.Type == 0).Select(Post)]);
        File.WriteAllText(file, _known.ToJsonString());
    }

    private static JsonObject Post(WorldMessage message) => new()
    {
        ["id"] = message.Id,
        ["channel"] = message.Channel.Id,
        ["content"] = message.Content,
        ["flags"] = (int)message.Flags,
        ["components"] = new JsonArray([.. message.Body.Components.Select(c => Node(c.Json))]),
    };

    private static WorldMessageBody Body(JsonNode post) => new()
    {
        Content = post["content"]!.GetValue<string>(),
        Flags = (WorldMessageFlags)post["flags"]!.GetValue<int>(),
        Components = [.. post["components"]!.AsArray().Select(c => new WorldComponent(Element(c!)))],
    };

    private IEnumerable<JsonNode> Known(string name) => _known[name]?.AsArray().OfType<JsonNode>() ?? [];

    private static JsonNode Node(JsonElement json) => JsonNode.Parse(json.GetRawText())!;

    private static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);
}
