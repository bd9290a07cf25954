using System.Globalization;
using System.Text.Json;
using Rehearsal.World;

namespace Rehearsal.Wire;

/// <summary>One request, after the checks that every request gets.</summary>
internal sealed class WireRequest(HttpContext http, World.World world, JsonElement body, IReadOnlyList<(string Part, Upload File)> files)
{
    public HttpContext Http { get; } = http;
    public World.World World { get; } = world;

    /// <summary>The JSON body; of kind Undefined if there is none.</summary>
    public JsonElement Body { get; } = body;
    public IReadOnlyList<(string Part, Upload File)> Files { get; } = files;
    public WorldUser Bot => World.Bot;

    /// <summary>These are unusual properties of the request that are not refused.</summary>
    public List<string> Oddities { get; } = [];

    public string Text(string name) => (string)Http.Request.RouteValues[name]!;

    public ulong Id(string name) => ulong.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
        ? id
        : throw new RefusedException(400, 50035, "Invalid Form Body");

    public ulong? OptionalId(string query) =>
        ulong.TryParse(Query(query), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public int Limit(int most, int usual)
    {
        if (Query("limit") is not { } text)
            return usual;
        return int.TryParse(text, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= most
            ? n
            : throw new RefusedException(400, 50035, "Invalid Form Body");
    }

    public string? Query(string name) => Http.Request.Query[name].FirstOrDefault();

    public bool Asks(string query) => Query(query) is "true" or "True" or "1";

    public WorldChannel Channel(string name = "channel") => World.FindChannel(Id(name)) ?? throw RefusedException.UnknownChannel;

    /// <summary>Returns the channel of the route, which the bot must be able to see.</summary>
    public WorldChannel VisibleChannel()
    {
        var channel = Channel();
        Rehearsal.World.World.RequireSight(Bot, channel);
        return channel;
    }

    public WorldGuild Guild() => World.FindGuild(Id("guild")) is { HasBot: true } guild ? guild : throw RefusedException.UnknownGuild;

    public WorldMessage Message()
    {
        var channel = VisibleChannel();
        return channel.Find(Id("message")) ?? throw RefusedException.UnknownMessage;
    }

    public WorldUser User() => Text("user") == "@me" ? Bot : World.FindUser(Id("user")) ?? throw RefusedException.UnknownUser;
}
