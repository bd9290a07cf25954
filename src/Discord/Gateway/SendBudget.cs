namespace Discord.Gateway;

/// <summary>
/// At most 120 frames within any minute of a connection, of which some are kept for heartbeats; the platform closes it with 4008
/// on more. Source: docs.discord.com/developers/events/gateway#rate-limiting.
/// </summary>
internal sealed class SendBudget(TimeProvider clock)
{
    public const int PerMinute = 120;

    /// <summary>How many frames are reserved for the regular heartbeats, of which a minute has two or three.</summary>
    public const int ForHeartbeats = 5;

    /// <summary>A little more than a minute, since frames may bunch up on their way.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(61);

    private readonly Lock _lock = new();
    private readonly Queue<long> _sent = new();

    /// <summary>Counts a regular heartbeat, which is always sent.</summary>
    public void TakeForHeartbeat()
    {
        lock (_lock)
        {
            Forget();
            _sent.Enqueue(clock.GetTimestamp());
        }
    }

    /// <summary>Takes room for another frame and returns zero; where there is none, returns how long to wait before asking again.</summary>
    public TimeSpan Take()
    {
        lock (_lock)
        {
            Forget();
            if (_sent.Count >= PerMinute - ForHeartbeats)
                return Window - clock.GetElapsedTime(_sent.Peek());
            _sent.Enqueue(clock.GetTimestamp());
            return TimeSpan.Zero;
        }
    }

    private void Forget()
    {
        while (_sent.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) >= Window)
            _sent.Dequeue();
    }
}
