using System.Net.WebSockets;

namespace Discord.Gateway;

/// <summary>
/// Sends heartbeats as often as the platform asks, the first one after a random part of the interval. A heartbeat that was not answered
/// before the next one means that the connection is dead. Source: docs.discord.com/developers/events/gateway#sending-heartbeats.
/// </summary>
internal sealed class Heartbeat(GatewaySocket socket, Func<long?> sequence, TimeProvider clock, Func<double> randomFraction)
{
    private long _sentAt;
    private volatile bool _isAcknowledged = true;

    /// <summary>Whether the connection was aborted because a heartbeat was not answered.</summary>
    public bool IsDead { get; private set; }

    /// <summary>How long the last answer took; zero before the first.</summary>
    public TimeSpan Latency { get; private set; }

    /// <summary>Sends heartbeats until cancelled, or until one is not answered and the connection is aborted.</summary>
    public async Task RunAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(interval * randomFraction(), clock, cancellationToken);
            while (_isAcknowledged)
            {
                _isAcknowledged = false;
                _sentAt = clock.GetTimestamp();
                await socket.SendHeartbeatAsync(Frames.Heartbeat(sequence()), cancellationToken);
                await Task.Delay(interval, clock, cancellationToken);
            }
            IsDead = true;
            socket.Abort();
        }
        catch (Exception over) when (over is OperationCanceledException or WebSocketException or InvalidOperationException or IOException)
        {
            // The reader finds out by itself why the connection is over.
        }
    }

    /// <summary>
    /// Sends one heartbeat at once, because the platform asked; it is left out where the limit of a minute is reached.
    /// </summary>
    public Task SendAsync(CancellationToken cancellationToken)
    {
        _sentAt = clock.GetTimestamp();
        return socket.SendIfRoomAsync(Frames.Heartbeat(sequence()), cancellationToken);
    }

    public void Acknowledge()
    {
        _isAcknowledged = true;
        Latency = clock.GetElapsedTime(_sentAt);
    }
}
