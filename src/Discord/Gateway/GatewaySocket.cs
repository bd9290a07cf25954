using System.Net.WebSockets;
using Discord.Hosting;

namespace Discord.Gateway;

/// <summary>A websocket that reads whole messages and lets one sender through at a time.</summary>
internal sealed class GatewaySocket : IDisposable
{
    private const int LargestMessage = 64 * 1024 * 1024;
    private const int KeptBuffer = 1024 * 1024;
    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(2);
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TimeProvider _clock;
    private byte[] _buffer = new byte[16 * 1024];

    public GatewaySocket(DiscordOptions options)
    {
        _clock = options.Clock;
        _socket.Options.SetRequestHeader("User-Agent", options.UserAgent);
        // The gateway has heartbeats of its own.
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
    }

    /// <summary>The code the other side closed with, if it did.</summary>
    public int? CloseCode => (int?)_socket.CloseStatus;

    public Task ConnectAsync(Uri url, CancellationToken cancellationToken) => _socket.ConnectAsync(url, cancellationToken);

    /// <summary>The next message, valid until the next call; null when the connection is over.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync()
    {
        if (_buffer.Length > KeptBuffer)
            _buffer = new byte[KeptBuffer];
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            length += part.Count;
            if (part.EndOfMessage)
                return _buffer.AsMemory(0, length);
            if (length == _buffer.Length)
                Grow();
        }
    }

    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Says goodbye, as far as that is possible, without waiting for an answer.</summary>
    public async Task SayGoodbyeAsync(int code)
    {
        using var time = new CancellationTokenSource(GoodbyeTime, _clock);
        try
        {
            await _sending.WaitAsync(time.Token);
            try
            {
                await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, time.Token);
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception over) when (over is WebSocketException or OperationCanceledException or InvalidOperationException or IOException)
        {
            _socket.Abort();
        }
    }

    public void Abort() => _socket.Abort();

    public void Dispose()
    {
        _socket.Dispose();
        _sending.Dispose();
    }

    private void Grow()
    {
        if (_buffer.Length >= LargestMessage)
            throw new WebSocketException(WebSocketError.InvalidMessageType, "The message is too long.");
        Array.Resize(ref _buffer, _buffer.Length * 2);
    }
}
