using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tests.Benchmarks;

/// <summary>
/// A server with the platform's REST and gateway endpoints and nothing behind them: the same answer to every request, and prepared events
/// on demand.
/// </summary>
internal sealed class WireServer : IAsyncDisposable
{
    private static readonly byte[] Message = Encoding.UTF8.GetBytes($$"""
        {"id":"500000000000000005","channel_id":"310000000000000031","author":{"id":"100000000000000001","username":"bot","bot":true},
         "content":"",
         "timestamp":"2026-11-23T10:11:12.131415+00:00","edited_timestamp":null,"type":0,"flags":32768,"mentions":[],"attachments":[],
         "pinned":false,
         "components":[{"type":17,"id":1,"components":[{"type":10,"id":2,"content":"{{new string('w', 600)}}"},{"type":1,"id":3,
         "components":[{"type":2,"id":4,"style":1,"label":"Go","custom_id":"go:1"}]}]}]}
        """);

    private const long FirstId = 600000000000000000;
    private readonly WebApplication _app;
    private readonly byte[][] _events;

    private WireServer(WebApplication app, int events) => (_app, _events) = (app, [.. Enumerable.Range(2, events).Select(Event)]);

    private string Url => _app.Urls.First();

    private string SocketUrl => WireProcess.SocketOf(Url);

    /// <summary>Writes its address, and serves until the input is closed.</summary>
    public static async Task<int> ServeAsync(int events, TextReader input, TextWriter output)
    {
        await using var server = await StartAsync(events);
        await output.WriteLineAsync(server.Url);
        await output.FlushAsync();
        await input.ReadToEndAsync();
        return 0;
    }

    private static async Task<WireServer> StartAsync(int events)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new WireServer(builder.Build(), events);
        server._app.UseWebSockets();
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static byte[] Event(int sequence) => Encoding.UTF8.GetBytes($$$$"""
        {"t":"INTERACTION_CREATE","s":{{{{sequence}}}},"op":0,
         "d":{"id":"{{{{FirstId + sequence}}}}","application_id":"100000000000000001","type":3,
        "token":"{{{{new string('t', 180)}}}}","version":1,
        "guild_id":"300000000000000003","channel_id":"310000000000000031","channel":{"id":"310000000000000031","type":12,"name":"room",
        "parent_id":"300000000000000030","flags":0},
        "member":{"user":{"id":"400000000000000004","username":"sam","global_name":"Sam","avatar":null,"discriminator":"0"},
        "roles":["900000000000000009"],"joined_at":"2026-01-01T00:00:00+00:00","permissions":"2048","nick":null},
        "message":{{{{Encoding.UTF8.GetString(Message)}}}},"app_permissions":"360777370624","locale":"en-US","guild_locale":"en-US",
        "entitlements":[],
        "authorizing_integration_owners":{"0":"300000000000000003"},"context":0,"attachment_size_limit":10485760,
        "data":{"custom_id":"go:1","component_type":2,"id":4}}}
        """);

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await PlayAsync(socket);
            return;
        }
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.ContentType = "application/json";
        var body = context.Request.Path.Value!.EndsWith("/gateway/bot", StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes(
                $$$"""{"url":"{{{SocketUrl}}}","shards":1,"session_start_limit":{"total":1000,"remaining":1000,"reset_after":"""
                    + """0,"max_concurrency":1}}""")
            : Message;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }

    /// <summary>Sends hello, ready, and then the events as fast as the other side reads.</summary>
    private async Task PlayAsync(WebSocket socket)
    {
        await SendAsync(socket, """{"op":10,"d":{"heartbeat_interval":600000}}"""u8.ToArray());
        await socket.ReceiveAsync(new byte[8192].AsMemory(), CancellationToken.None);
        await SendAsync(
            socket,
            Encoding.UTF8.GetBytes(
                $$$$"""{"op":0,"s":1,"t":"READY","d":{"session_id":"s","resume_gateway_url":"{{{{SocketUrl}}}}","user":"""
                    + """{"id":"100000000000000001","username":"bot"}}}"""));
        foreach (var json in _events)
            await SendAsync(socket, json);
        try
        {
            while ((await socket.ReceiveAsync(new byte[8192].AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
                // The client's heartbeats are read and ignored.
            }
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The client has closed the connection because it has read all it needs.
        }
    }

    private static ValueTask SendAsync(WebSocket socket, byte[] json) =>
        socket.SendAsync(json.AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);
}
