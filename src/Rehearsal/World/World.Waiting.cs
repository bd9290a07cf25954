namespace Rehearsal.World;

internal sealed partial class World
{
    private static readonly TimeSpan _defaultTimeout = TimeSpan.FromSeconds(30);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inFlight;

    /// <summary>This completes at the next change of anything. Get it before checking a condition.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>
    /// Returns as soon as the condition holds, looking again whenever the world changes. The timeout is real time, whatever the world's
    /// clock says.
    /// </summary>
    /// <exception cref="TimeoutException">The condition did not become true; the message contains the world's recent history.</exception>
    public async Task WaitForAsync(Func<World, bool> condition, string what, TimeSpan? timeout = null)
    {
        using var deadline = new CancellationTokenSource(timeout ?? _defaultTimeout, TimeProvider.System);
        while (true)
        {
            var changed = Changed;
            if (condition(this))
                return;
            try
            {
                await changed.WaitAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                if (condition(this))
                    return;
                throw new TimeoutException($"Waited in vain for: {what}\nWhat happened:\n{History.Recent(80)}");
            }
        }
    }

    /// <summary>Like <see cref="WaitForAsync(Func{World, bool}, string, TimeSpan?)"/>, and returns what was found.</summary>
    public async Task<T> WaitForAsync<T>(Func<World, T?> find, string what, TimeSpan? timeout = null)
        where T : class
    {
        T? found = null;
        await WaitForAsync(w => (found = find(w)) is not null, what, timeout);
        return found!;
    }

    /// <summary>
    /// Returns when no request is being served, every interaction is answered or failed, no reply is still thinking,
    /// and everything dispatched has been written to the bot's socket. A bot that only computes is not seen.
    /// </summary>
    public Task SettledAsync(TimeSpan? timeout = null) => WaitForAsync(world => world.IsSettled, "the world to settle", timeout);

    private bool IsSettled
    {
        get
        {
            lock (Gate)
                return _inFlight == 0 && _unsettled.Count == 0 && Undelivered() == 0;
        }
    }

    /// <summary>This returns the number of dispatches that wait for a connected bot. The gateway sets it.</summary>
    internal Func<int> Undelivered { get; set; } = () => 0;

    /// <summary>True while a request is being served.</summary>
    internal bool IsServing => Volatile.Read(ref _inFlight) > 0;

    internal void RequestBegins()
    {
        Interlocked.Increment(ref _inFlight);
        Signal();
    }

    internal void RequestEnds()
    {
        if (Interlocked.Decrement(ref _inFlight) == 0 && Faults.Events == EventOrder.AfterReply)
            Faults.Gateway?.Pump();
        Signal();
    }

    /// <summary>Wakes all waiters. They continue on other threads, never while the gate is held.</summary>
    internal void Signal() =>
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
