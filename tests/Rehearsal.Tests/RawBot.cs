using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal;
using Rehearsal.World;

namespace Tests;

/// <summary>A bot that uses sockets directly, without a client library.</summary>
internal sealed class RawBot(RehearsalServer server) : IAsyncDisposable
{
    private readonly System.Threading.Channels.Channel<JsonElement> _frames =
        System.Threading.Channels.Channel.CreateUnbounded<JsonElement>();
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentQueue<JsonElement> _skipped = [];
    private readonly MemoryStream _deflated = new();
    private ZLibStream? _zlib;
    private Task _reading = Task.CompletedTask;

    public string SessionId { get; private set; } = "";
    public int Sequence { get; private set; }

    /// <summary>True when any frame came as bytes instead of text.</summary>
    public bool Compressed { get; private set; }

    /// <summary>True when the first compressed frame began with the header of a stream; null before there was one.</summary>
    public bool? HasHeader { get; private set; }
    public ulong AppId => server.World.Bot.Id;

    /// <summary>Connects and identifies.</summary>
    public static async Task<RawBot> StartAsync(RehearsalServer server, int intents = 1)
    {
        var bot = new RawBot(server);
        await bot.ConnectAsync();
        await bot.IdentifyAsync(intents);
        await bot.ReadyAsync();
        return bot;
    }

    public async Task<JsonElement> ReadyAsync()
    {
        var ready = await DispatchAsync("READY");
        SessionId = ready.GetProperty("session_id").GetString()!;
        return ready;
    }

    public async Task ConnectAsync(string query = "?v=10&encoding=json")
    {
        var host = server.ApiBaseUrl.Authority;
        await _socket.ConnectAsync(new($"ws://{host}/gateway{query}"), TestContext.Current.CancellationToken);
        _zlib = query.Contains("compress=zlib-stream", StringComparison.Ordinal) ? new(_deflated, CompressionMode.Decompress) : null;
        _reading = ReadAsync();
        Assert.Equal(10, (await FrameAsync()).GetProperty("op").GetInt32());
    }

    public Task IdentifyAsync(int intents, string? token = null, JsonNode? shard = null) => SendAsync(2, new JsonObject
    {
        ["token"] = token ?? server.BotToken,
        ["intents"] = intents,
        ["properties"] = new JsonObject { ["os"] = "linux", ["browser"] = "raw", ["device"] = "raw" },
        ["shard"] = shard,
    });

    public Task ResumeAsync(string session, int sequence) =>
        SendAsync(6, new JsonObject { ["token"] = server.BotToken, ["session_id"] = session, ["seq"] = sequence });

    public Task SendAsync(int op, JsonNode? data) => SendRawAsync(new JsonObject { ["op"] = op, ["d"] = data }.ToJsonString());

    public async Task SendRawAsync(string text) => await _socket.SendAsync(
        Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    /// <summary>Waits for the next frame of any kind.</summary>
    public async Task<JsonElement> FrameAsync()
    {
        if (_skipped.TryDequeue(out var skipped))
            return skipped;
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        try
        {
            return await _frames.Reader.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"No frame came.\n{server.World.History}");
        }
    }

    /// <summary>Waits for the next dispatch of this name and returns its data. Other dispatches are kept for later.</summary>
    public async Task<JsonElement> DispatchAsync(string name)
    {
        while (true)
        {
            var frame = await FrameAsync();
            if (frame.GetProperty("t").GetString() == name)
                return frame.GetProperty("d");
        }
    }

    public Task<JsonElement> InteractionAsync() => DispatchAsync("INTERACTION_CREATE");

    /// <summary>Waits until the gateway has closed the connection and returns the close code.</summary>
    public async Task<int> CloseCodeAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        while (await _frames.Reader.WaitToReadAsync(timeout.Token))
            _ = _frames.Reader.TryRead(out _);
        return (int)(_socket.CloseStatus ?? 0);
    }

    public async Task LeaveAsync(int code) =>
        await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, TestContext.Current.CancellationToken);

    public void Break() => _socket.Abort();

    public Task<RestReply> GetAsync(string path) => RequestAsync(HttpMethod.Get, path);

    public Task<RestReply> PostAsync(string path, object? body = null) => RequestAsync(HttpMethod.Post, path, body);

    public Task<RestReply> PatchAsync(string path, object body) => RequestAsync(HttpMethod.Patch, path, body);

    public Task<RestReply> PutAsync(string path, object? body = null) => RequestAsync(HttpMethod.Put, path, body);

    public Task<RestReply> DeleteAsync(string path) => RequestAsync(HttpMethod.Delete, path);

    public Task<RestReply> AnswerAsync(JsonElement interaction, int type, object? data = null) =>
        PostAsync($"/interactions/{interaction.GetProperty("id")}/{interaction.GetProperty("token")}/callback", new { type, data });

    public string Hook(JsonElement interaction) => $"/webhooks/{AppId}/{interaction.GetProperty("token")}";

    public Task<RestReply> SayAsync(WorldChannel channel, object body) => PostAsync($"/channels/{channel.Id}/messages", body);

    public async Task<RestReply> RequestAsync(HttpMethod method, string path, object? body = null) =>
        await RequestAsync(method, path, body is null ? null : JsonContent.Create(body));

    public Task<RestReply> RequestAsync(HttpMethod method, string path, HttpContent? content) =>
        RawRequests.SendAsync(server, method, path, content);

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        if (_zlib is not null)
            await _zlib.DisposeAsync();
        await _deflated.DisposeAsync();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 16];
        var whole = new MemoryStream();
        try
        {
            while (_socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                whole.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                Compressed |= part.MessageType == WebSocketMessageType.Binary;
                Take(JsonElement.Parse(_zlib is null ? whole.ToArray() : Inflate(whole.ToArray())));
                whole.SetLength(0);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The connection was cut by the test.
        }
        _frames.Writer.TryComplete();
    }

    private byte[] Inflate(byte[] frame)
    {
        Assert.Equal([0, 0, 0xFF, 0xFF], frame[^4..]);
        HasHeader ??= frame[0] == 0x78;
        var plain = new MemoryStream();
        _deflated.SetLength(0);
        _deflated.Write(frame);
        _deflated.Position = 0;
        _zlib!.CopyTo(plain);
        return plain.ToArray();
    }

    private void Take(JsonElement frame)
    {
        if (frame.GetProperty("s").ValueKind == JsonValueKind.Number)
            Sequence = frame.GetProperty("s").GetInt32();
        _frames.Writer.TryWrite(frame);
    }
}

/// <summary>The response to a REST request.</summary>
internal sealed record RestReply(int Status, JsonElement Body, HttpResponseMessage Http)
{
    public int Code => Body.GetProperty("code").GetInt32();
    public ulong Id => ulong.Parse(Body.GetProperty("id").GetString()!);

    public override string ToString() => $"{Status} {Body}";
}

internal static class RawRequests
{
    private static readonly HttpClient _http = new();

    public static async Task<RestReply> SendAsync(
        RehearsalServer server,
        HttpMethod method,
        string path,
        HttpContent? content,
        string? authorization = null,
        string? agent = "DiscordBot (https://bot.example, 1.0)")
    {
        using var request = new HttpRequestMessage(method, $"{server.ApiBaseUrl}{path}") { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", authorization ?? $"Bot {server.BotToken}");
        if (agent is not null)
            request.Headers.TryAddWithoutValidation("User-Agent", agent);
        var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text), response);
    }
}
