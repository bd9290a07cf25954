using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json;
using Rehearsal;

namespace Tests.Benchmarks;

/// <summary>A bot without any library: a dispatch over a websocket, answered by one request. No bot can acknowledge faster.</summary>
internal sealed class SocketBot : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ClientWebSocket _socket = new();
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseCookies = false, ActivityHeadersPropagator = null });
    private readonly RehearsalServer _server;
    private Task _reading = Task.CompletedTask;

    private SocketBot(RehearsalServer server) => _server = server;

    public static async Task<SocketBot> StartAsync(RehearsalServer server)
    {
        var bot = new SocketBot(server);
        await bot._socket.ConnectAsync(new Uri($"ws://{server.ApiBaseUrl.Authority}/gateway?v=10&encoding=json"), CancellationToken.None);
        var identify =
            JsonSerializer.SerializeToUtf8Bytes(new { op = 2, d = new { token = server.BotToken, intents = 1, properties = new { } } });
        await bot._socket.SendAsync(identify, WebSocketMessageType.Text, true, CancellationToken.None);
        bot._reading = bot.ReadAsync();
        return bot;
    }

    /// <summary>Sends an ordinary request.</summary>
    public Task PostAsync(ulong channel, CancellationToken cancel) =>
        SendAsync(
            $"channels/{channel}/messages",
            """{"flags":32768,"components":[{"type":10,"content":"A card that has to wait for its turn."}]}"""u8.ToArray(),
            cancel);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _socket.Dispose();
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[256 * 1024];
        try
        {
            while (await NextAsync(buffer) is { } frame)
                if (frame.TryGetProperty("t", out var name) && name.ValueEquals("INTERACTION_CREATE"u8))
                    _ = AcknowledgeAsync(frame.GetProperty("d"));
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }

    private async Task<JsonElement?> NextAsync(byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(length), _stop.Token);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            if (part.EndOfMessage)
                return JsonElement.Parse(buffer.AsSpan(0, length));
        }
    }

    private async Task AcknowledgeAsync(JsonElement interaction)
    {
        await Task.Yield();
        await SendAsync(
            $"interactions/{interaction.GetProperty("id").GetString()}/{interaction.GetProperty("token").GetString()}/callback",
            """{"type":6}"""u8.ToArray(),
            _stop.Token);
    }

    private async Task SendAsync(string path, byte[] json, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{_server.ApiBaseUrl}/{path}"));
        request.Headers.TryAddWithoutValidation("User-Agent", "DiscordBot (https://bot.example, 1)");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bot", _server.BotToken);
        request.Content = new ByteArrayContent(json);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await _http.SendAsync(request, cancel);
    }
}
