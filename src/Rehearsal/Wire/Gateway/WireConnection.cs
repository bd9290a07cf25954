using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Rehearsal.Wire.Gateway;

/// <summary>One websocket: it reads and writes frames, and checks that the client keeps to the protocol.</summary>
internal sealed class WireConnection(GatewayHub hub, WebSocket socket, string host, bool compresses) : IDisposable
{
    private const int MaxBytes = 4096;
    private readonly Channel<Outgoing> _outgoing = Channel.CreateUnbounded<Outgoing>(new() { SingleReader = true });

    private readonly Queue<long> _sends = [];
    private readonly Deflater? _deflater = compresses ? new() : null;

    public string Host { get; } = host;
    public WireSession? Session { get; set; }

    /// <summary>False while heartbeats are not acknowledged.</summary>
    public bool Acknowledges { get; set; } = true;

    /// <summary>One item to send: a frame, a marker that completes when everything before it is written, or the close.</summary>
    private readonly record struct Outgoing(byte[]? Frame, TaskCompletionSource? Mark = null, int Close = 0);

    public void Send(byte[] frame) => _outgoing.Writer.TryWrite(new(frame));

    public void Send(int op, JsonNode? data) =>
        Send(JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["t"] = null, ["s"] = null, ["op"] = op, ["d"] = data }));

    /// <summary>Closes the connection after everything sent so far.</summary>
    public void Close(int code) => _outgoing.Writer.TryWrite(new(null, Close: code));

    /// <summary>Completes when everything sent so far is written, or cannot be any more.</summary>
    public Task FlushAsync()
    {
        var mark = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _outgoing.Writer.TryWrite(new(null, mark)) ? Task.WhenAny(mark.Task, _outgoing.Reader.Completion) : Task.CompletedTask;
    }

    /// <summary>Cuts the connection without a close frame.</summary>
    public void Abort() => socket.Abort();

    public async Task RunAsync(CancellationToken aborted)
    {
        var writing = WriteAsync(aborted);
        try
        {
            await ReadAsync(aborted);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // The client went away without a close frame: its session stays resumable.
        }
        _outgoing.Writer.TryComplete();
        await writing;
    }

    public void Dispose()
    {
        _deflater?.Dispose();
        socket.Dispose();
    }

    private async Task ReadAsync(CancellationToken aborted)
    {
        var buffer = new byte[MaxBytes + 1];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), aborted);
                length += part.Count;
            }
            while (!part.EndOfMessage && length < buffer.Length);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                if ((int?)socket.CloseStatus is 1000 or 1001)
                    hub.End(this);
                Close(1000);
                return;
            }
            if (length > MaxBytes)
                Refuse(4002, "more than 4096 bytes in one frame");
            else if (IsTooFast())
                Refuse(4008, "more than 120 frames in 60 seconds");
            else
                Handle(buffer.AsMemory(0, length));
        }
    }

    private void Refuse(int code, string why)
    {
        hub.Misbehaved(code, why);
        Close(code);
    }

    private bool IsTooFast()
    {
        var (clock, allowance) = (hub.World.Options.TransportClock, hub.World.Options.RateLimits.GatewaySends);
        _sends.Enqueue(clock.GetTimestamp());
        while (clock.GetElapsedTime(_sends.Peek()) > allowance.Per)
            _sends.Dequeue();
        return _sends.Count > allowance.Requests;
    }

    private void Handle(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var frame = JsonElement.Parse(bytes.Span);
            var op = frame.GetProperty("op").GetInt32();
            hub.Receive(this, op, frame.TryGetProperty("d", out var data) ? data : default);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            Refuse(4002, $"a frame that cannot be read: {e.Message}");
        }
    }

    private async Task WriteAsync(CancellationToken aborted)
    {
        try
        {
            await foreach (var next in _outgoing.Reader.ReadAllAsync(aborted))
            {
                next.Mark?.TrySetResult();
                if (next.Close > 0)
                {
                    await socket.CloseOutputAsync((WebSocketCloseStatus)next.Close, null, aborted);
                    return;
                }
                if (next.Frame is { } frame && _deflater is null)
                    await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, aborted);
                else if (next.Frame is { } whole)
                    await socket.SendAsync(_deflater!.Take(whole), WebSocketMessageType.Binary, endOfMessage: true, aborted);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client has gone while a frame was written.
        }
        finally
        {
            _outgoing.Writer.TryComplete();
            while (_outgoing.Reader.TryRead(out var unsent))
                unsent.Mark?.TrySetResult();
        }
    }
}
