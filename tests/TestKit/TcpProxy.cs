using System.Net;
using System.Net.Sockets;

namespace Tests.TestKit;

/// <summary>Stands between the bot and Discord, and passes every byte on. When it is cut, everything under way is lost.</summary>
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
            // Cut.
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
    /// Until one side closes, or both are cut: then at once, so that what failed on one connection is not tried again on the next.
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
            // Cut.
        }
    }
}
