using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json;
using Discord.Interactions;
using Discord.Models;
using Discord.Models.Json;

namespace Tests.Benchmarks;

/// <summary>Does the same work with the runtime's own client classes only, as one would write it by hand.</summary>
internal sealed class RawWire(WireProcess server) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseCookies = false, ActivityHeadersPropagator = null });

    public void Dispose() => _http.Dispose();

    public async Task<Message> EditAsync(MessageEdit edit)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Patch, new Uri($"{server.Url}/api/v10/webhooks/100/token/messages/@original"));
        request.Headers.TryAddWithoutValidation("User-Agent", "DiscordBot (https://bot.example, 1)");
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(edit, DiscordJson.Options));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await _http.SendAsync(request, CancellationToken.None);
        return JsonSerializer.Deserialize<Message>(await answer.Content.ReadAsByteArrayAsync(), DiscordJson.Options)!;
    }

    /// <summary>Reads the events and handles each on the thread pool.</summary>
    public async Task ReceiveAsync(Action<Interaction> handle, Task done)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(server.SocketUrl), CancellationToken.None);
        await socket.SendAsync("""{"op":2,"d":{}}"""u8.ToArray().AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);
        var buffer = new byte[64 * 1024];
        while (!done.IsCompleted)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                var receiving = socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None).AsTask();
                if (await Task.WhenAny(receiving, done) == done)
                    return;
                part = await receiving;
                length += part.Count;
            }
            while (!part.EndOfMessage);
            Handle(buffer.AsSpan(0, length).ToArray(), handle);
        }
    }

    private static void Handle(byte[] json, Action<Interaction> handle)
    {
        using var frame = JsonDocument.Parse(json);
        if (!frame.RootElement.TryGetProperty("t", out var name) || !name.ValueEquals("INTERACTION_CREATE"u8))
            return;
        var data = frame.RootElement.GetProperty("d").Clone();
        _ = Task.Run(() => handle(data.Deserialize<Interaction>(DiscordJson.Options)!));
    }
}
