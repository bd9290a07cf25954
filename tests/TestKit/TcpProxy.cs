using System.Net;
using System.Net.Sockets;

namespace Tests.TestKit;

/// <summary>A proxy between the bot and Discord that forwards every byte. When it is cut, everything in transit is lost.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly int _to;
    private readonly Lock _lock = new();
    private readonly HashSet<Socket> _ends = [];
    private readonly Task _accepting;
    private volatile bool _cut;

    public TcpProxy(int to, int port = 0)
    {
        _to = to;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public async Task CutAsync()
    {
        lock (_lock)
        {
            _cut = true;
            foreach (var end in _ends)
                end.Close(0);
        }

        _listener.Dispose();
        await _accepting;
    }

    public async ValueTask DisposeAsync() => await CutAsync();

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _ = JoinAsync(await _listener.AcceptSocketAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task JoinAsync(Socket near)
    {
        var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (!Keep(near) || !Keep(far))
                return;
            await far.ConnectAsync(IPAddress.Loopback, _to);
            await Task.WhenAny(PumpAsync(near, far), PumpAsync(far, near));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The proxy or one side has cut the connection.
        }
        finally
        {
            near.Close(0);
            far.Close(0);
            lock (_lock)
            {
                _ends.Remove(near);
                _ends.Remove(far);
            }
        }
    }

    private bool Keep(Socket end)
    {
        lock (_lock)
        {
            end.NoDelay = true;
            _ends.Add(end);
            return !_cut;
        }
    }

    /// <summary>
    /// Forwards bytes until one side closes or the proxy is cut. A cut ends all connections at once, so that a request that failed on one
    /// is not retried on another.
    /// </summary>
    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer)) > 0 && !_cut;)
                await to.SendAsync(buffer.AsMemory(0, read));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The proxy or one side has cut the connection.
        }
    }
}
