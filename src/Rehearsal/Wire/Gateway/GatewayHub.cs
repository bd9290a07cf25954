using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.World;

namespace Rehearsal.Wire.Gateway;

/// <summary>All gateway sessions of the one bot, and the protocol that begins, resumes and ends them.</summary>
internal sealed partial class GatewayHub : IGatewayFaults
{
    private readonly List<WireSession> _sessions = [];
    private readonly List<WireConnection> _connections = [];
    private readonly IdentifyLimits _starts;
    private int _sessionsMade;
    private bool _isHeld;
    private bool _duplicatesNext;
    private int _duplicates;
    private int _lost;

    public GatewayHub(World.World world)
    {
        World = world;
        _starts = new(world.Options);
        world.Raised += Spread;
        world.Undelivered = () => _sessions.Where(s => s.Connection is not null).Sum(s => s.Unsent);
        world.Faults.Gateway = this;
        world.Faults.EventsOutAsync = FlushAsync;
    }

    public World.World World { get; }

    /// <summary>This says how many sessions may still start.</summary>
    public JsonObject StartLimit => World.Locked(_starts.Limit);

    public async Task AcceptAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest || http.Request.Query["encoding"] != "json")
        {
            World.History.Break($"GET {http.Request.Path}{http.Request.QueryString}", "the gateway takes websockets with encoding=json");
            http.Response.StatusCode = 400;
            return;
        }
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var compresses = http.Request.Query["compress"] == "zlib-stream";
        using var connection = new WireConnection(this, socket, http.Request.Host.Value!, compresses);
        World.History.Note(compresses ? "gateway connected with zlib-stream" : "gateway connected");
        World.Locked(() => _connections.Add(connection));
        if (http.Request.Query["v"] != "10")
            Refuse(connection, 4012, "the gateway's version is 10");
        connection.Send(10, new JsonObject { ["heartbeat_interval"] = (int)World.Options.HeartbeatInterval.TotalMilliseconds });
        await connection.RunAsync(http.RequestAborted);
        World.Locked(() => Lose(connection));
    }

    /// <summary>Notes that the client broke a rule of the gateway.</summary>
    public void Misbehaved(int code, string why) => World.History.Break($"gateway close {code}", why);

    /// <summary>Ends the session of a client that has closed its connection normally.</summary>
    public void End(WireConnection connection) => World.Locked(() =>
    {
        if (connection.Session is { } session)
            _sessions.Remove(session);
        connection.Session = null;
    });

    public void Receive(WireConnection connection, int op, JsonElement data) => World.Locked(() =>
    {
        switch (op)
        {
            case 1:
                if (connection.Acknowledges)
                    connection.Send(11, null);
                break;
            case 2:
                Identify(connection, data);
                break;
            case 6:
                Resume(connection, data);
                break;
            case 3 or 4 or 8:
                if (connection.Session is null)
                    Refuse(connection, 4003, $"op {op} before identifying");
                else if (op == 8)
                    Members(connection.Session, data);
                break;
            default:
                Refuse(connection, 4001, $"unknown op {op}");
                break;
        }
    });

    private void Lose(WireConnection connection)
    {
        _connections.Remove(connection);
        connection.Session?.WasCut();
        if (connection.Session is { } session && session.Connection == connection)
            (session.Connection, session.LostAt) = (null, World.Options.TransportClock.GetTimestamp());
        World.History.Note("gateway connection lost");
        World.Signal();
    }

    private void Refuse(WireConnection connection, int code, string why)
    {
        Misbehaved(code, why);
        connection.Close(code);
    }

    private void Resume(WireConnection connection, JsonElement data)
    {
        Forget();
        var session = _sessions.Find(s => s.Id == data.GetProperty("session_id").GetString());
        if (connection.Session is not null)
            Refuse(connection, 4005, "resumed on a running session");
        else if (!IsToken(data))
            Refuse(connection, 4004, "wrong token");
        else if (session is null)
            connection.Send(9, false);
        else if (!session.Rewind(data.GetProperty("seq").GetInt32()))
            Refuse(connection, 4007, "invalid seq");
        else
            Continue(session, connection);
    }

    private void Continue(WireSession session, WireConnection connection)
    {
        // Another connection has resumed the session, so the first one is closed.
        if (session.Connection is { } old && old != connection)
            old.Close(4009);
        Attach(session, connection);
        session.Dispatch("RESUMED", new JsonObject());
        World.History.Note("the bot resumed");
        PumpAll();
    }

    private static void Attach(WireSession session, WireConnection connection)
    {
        (session.Connection, session.LostAt, connection.Session) = (connection, null, session);
    }

    /// <summary>Drops the sessions that nobody has resumed in time.</summary>
    private void Forget() => _sessions.RemoveAll(s => s is { Connection: null, LostAt: { } lost }
        && World.Options.TransportClock.GetElapsedTime(lost) > World.Options.ResumeWithin);

    private void PumpAll()
    {
        if (_isHeld || (World.Faults.Events == EventOrder.AfterReply && World.IsServing))
            return;
        foreach (var session in _sessions)
            session.Pump();
    }
}
