using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Tests.Fakes;

/// <summary>The server's side of one gateway connection, driven by a test.</summary>
public sealed class FakeSocket
{
    private readonly WebSocket _socket;
    private readonly Action _cut;
    private readonly Channel<JsonElement> _frames = Channel.CreateUnbounded<JsonElement>();
    private readonly TaskCompletionSource<int?> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _sending = new(1);
    private volatile bool _acknowledges = true;
    private MemoryStream? _packed;
    private ZLibStream? _zlib;
    private int _beats;

    public FakeSocket(WebSocket socket, string path, Action cut)
    {
        (_socket, Path, _cut) = (socket, path, cut);
        _ = Task.Run(PumpAsync);
    }

    public string Path { get; }

    /// <summary>This completes with the client's close code, or with null when it sent none.</summary>
    public Task<int?> Over => _over.Task;

    public int Beats => Volatile.Read(ref _beats);

    /// <summary>This close code is sent back when the client closes.</summary>
    public int AnswersGoodbyeWith { get; set; } = 1000;

    /// <summary>Stops acknowledging heartbeats.</summary>
    public void FallSilent() => _acknowledges = false;

    /// <summary>Sends everything from now on in one zlib stream.</summary>
    public void Compresses()
    {
        _packed = new MemoryStream();
        _zlib = new ZLibStream(_packed, CompressionMode.Compress);
    }

    public async Task SendAsync(string json)
    {
        await _sending.WaitAsync();
        try
        {
            if (_packed is null)
                await _socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, true, CancellationToken.None);
            else
                await _socket.SendAsync(Pack(json), WebSocketMessageType.Binary, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Sends the beginning of a message that never ends.</summary>
    public Task SendPartAsync(string json) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, false, CancellationToken.None);

    public Task SendBytesAsync(byte[] bytes) => _socket.SendAsync(bytes, WebSocketMessageType.Binary, true, CancellationToken.None);

    /// <summary>Sends one message in several pieces.</summary>
    public async Task SendInPiecesAsync(string json, int size)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        for (var at = 0; at < bytes.Length; at += size)
        {
            var end = Math.Min(at + size, bytes.Length);
            await _socket.SendAsync(bytes.AsMemory(at, end - at), WebSocketMessageType.Text, end == bytes.Length, CancellationToken.None);
        }
    }

    public Task HelloAsync(int interval = 30000) =>
        SendAsync($$$"""{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":{{{interval}}}}}""");

    public Task DispatchAsync(string name, long sequence, string data) =>
        SendAsync($$"""{"t":"{{name}}","s":{{sequence}},"op":0,"d":{{data}}}""");

    public Task ReadyAsync(string resumeUrl, string session = "session-one", long sequence = 1) => DispatchAsync(
        "READY",
        sequence,
        """{"v":10,"user":{"id":"100000000000000001","username":"bot","bot":true},"guilds":"""
            + $$$"""[],"session_id":"{{{session}}}","resume_gateway_url":"{{{resumeUrl}}}","application":"""
            + """{"id":"100000000000000001","flags":0}}""");

    /// <summary>
    /// Waits for the next frame, which must have this opcode. Heartbeats are acknowledged and skipped unless they are expected.
    /// </summary>
    public async Task<JsonElement> ExpectAsync(int op)
    {
        var frame = await Wait.For(_frames.Reader.ReadAsync().AsTask(), $"a frame with opcode {op}");
        Assert.Equal(op, frame.GetProperty("op").GetInt32());
        return frame.GetProperty("d");
    }

    public async Task CloseAsync(int code)
    {
        try
        {
            await _socket.CloseOutputAsync((WebSocketCloseStatus)code, "fictional", CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The client has closed the connection first.
        }
    }

    public void Cut() => _cut();

    private byte[] Pack(string json)
    {
        _packed!.SetLength(0);
        _zlib!.Write(Encoding.UTF8.GetBytes(json));
        _zlib.Flush();
        return _packed.ToArray();
    }

    private async Task PumpAsync()
    {
        var buffer = new byte[8192];
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                await TakeAsync(JsonDocument.Parse(buffer.AsMemory(0, part.Count)).RootElement.Clone());
            }
            if (_socket.State == WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync((WebSocketCloseStatus)AnswersGoodbyeWith, null, CancellationToken.None);
        }
        catch (Exception over) when (over is WebSocketException or IOException or OperationCanceledException or InvalidOperationException)
        {
            // The connection was cut.
        }
        _over.TrySetResult((int?)_socket.CloseStatus);
    }

    private async Task TakeAsync(JsonElement frame)
    {
        if (frame.GetProperty("op").GetInt32() != 1)
        {
            await _frames.Writer.WriteAsync(frame);
            return;
        }
        LastBeat = frame.GetProperty("d").ToString();
        Interlocked.Increment(ref _beats);
        if (_acknowledges)
            await SendAsync("""{"op":11}""");
    }

    /// <summary>This is the sequence in the newest heartbeat, as text; it is empty when the client sent null.</summary>
    public string? LastBeat { get; private set; }
}
