using System.Net.WebSockets;

namespace Discord.Gateway;

/// <summary>
/// Beats as often as the platform asks, the first time after a random part of the interval. A beat that was not answered before the
/// next one means that the connection is dead. Source: docs.discord.com/developers/events/gateway#sending-heartbeats.
/// </summary>
internal sealed class Heartbeat(GatewaySocket socket, Func<long?> sequence, TimeProvider clock, Func<double> chance)
{
    private long _sentAt;
    private volatile bool _answered = true;

    /// <summary>Whether the line was cut because nobody answered.</summary>
    public bool IsDead { get; private set; }

    /// <summary>How long the last answer took; zero before the first.</summary>
    public TimeSpan Latency { get; private set; }

    /// <summary>Beats until cancelled, or until the other side is silent and the line is cut.</summary>
    public async Task BeatAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(interval * chance(), clock, cancellationToken);
            while (_answered)
            {
                _answered = false;
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
    /// One beat outside the rhythm, because the platform asked; left out where it asks too often for the limit of a minute.
    /// </summary>
    public Task SendAsync(CancellationToken cancellationToken)
    {
        _sentAt = clock.GetTimestamp();
        return socket.SendIfRoomAsync(Frames.Heartbeat(sequence()), cancellationToken);
    }

    public void Answered()
    {
        _answered = true;
        Latency = clock.GetElapsedTime(_sentAt);
    }
}
