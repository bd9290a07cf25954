using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using Discord.Hosting;

namespace Discord.Gateway;

/// <summary>
/// A websocket that reads whole messages, compressed or not, and lets one sender through at a time and not too many in a minute.
/// </summary>
internal sealed class GatewaySocket : IDisposable
{
    public const int MaxMessageBytes = 64 * 1024 * 1024;
    public const int MaxRetainedBuffer = 1024 * 1024;
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TimeProvider _clock;
    private readonly SendBudget _budget;
    private readonly Inflater? _inflater;
    private byte[] _buffer = new byte[16 * 1024];

    public GatewaySocket(DiscordOptions options)
    {
        _clock = options.Clock;
        _budget = new SendBudget(_clock);
        _inflater = options.Compress ? new Inflater() : null;
        _socket.Options.SetRequestHeader("User-Agent", options.UserAgent);
        // The gateway has heartbeats of its own.
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
    }

    /// <summary>The code the other side closed with, if it did.</summary>
    public int? CloseCode => (int?)_socket.CloseStatus;

    public Task ConnectAsync(Uri url, CancellationToken cancellationToken) => _socket.ConnectAsync(url, cancellationToken);

    /// <summary>The next message, valid until the next call; null when the connection is over.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync()
    {
        while (true)
        {
            var (type, length) = await FillAsync();
            if (type == WebSocketMessageType.Close)
                return null;
            var message = _buffer.AsMemory(0, length);
            // A server that does not compress may send text all the same.
            if (_inflater is null || type == WebSocketMessageType.Text)
                return message;
            if (_inflater.Take(message) is { } plain)
                return plain;
        }
    }

    /// <summary>Sends a regular heartbeat, for which there is always room.</summary>
    public Task SendHeartbeatAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        _budget.TakeForHeartbeat();
        return SendNowAsync(message, cancellationToken);
    }

    /// <summary>Sends when there is room in the minute.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        while (_budget.Take() is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, _clock, cancellationToken);
        await SendNowAsync(message, cancellationToken);
    }

    /// <summary>Sends if there is room in the minute, and else not at all.</summary>
    public Task SendIfRoomAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        _budget.Take() > TimeSpan.Zero ? Task.CompletedTask : SendNowAsync(message, cancellationToken);

    /// <summary>Sends a close frame, as far as that is possible, without waiting for an answer.</summary>
    public async Task CloseAsync(int code)
    {
        using var time = new CancellationTokenSource(CloseTimeout, _clock);
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
        _inflater?.Dispose();
    }

    /// <summary>Doubles a buffer, up to a limit.</summary>
    public static void Grow(ref byte[] buffer)
    {
        if (buffer.Length >= MaxMessageBytes)
            throw new InvalidDataException("The message is too long.");
        Array.Resize(ref buffer, buffer.Length * 2);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<(WebSocketMessageType Type, int Length)> FillAsync()
    {
        if (_buffer.Length > MaxRetainedBuffer)
            _buffer = new byte[MaxRetainedBuffer];
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            length += part.Count;
            if (part.EndOfMessage || part.MessageType == WebSocketMessageType.Close)
                return (part.MessageType, length);
            if (length == _buffer.Length)
                Grow(ref _buffer);
        }
    }

    private async Task SendNowAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
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
}
