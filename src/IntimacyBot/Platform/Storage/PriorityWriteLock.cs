namespace IntimacyBot.Platform.Storage;

/// <summary>
/// A lock for the one SQLite writer, with two queues. Writes for a person who waits for an answer go before the bot's own writes; within
/// each queue the order is first come, first served.
/// </summary>
internal sealed class PriorityWriteLock
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _people = new();
    private readonly Queue<TaskCompletionSource> _background = new();
    private bool _taken;

    /// <summary>Returns when the caller holds the lock; the caller must then call <see cref="Leave"/>.</summary>
    public async Task EnterAsync(bool person, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (Take(person) is not { } turn)
            return;
        await using var giveUp = cancel.UnsafeRegister(_ => turn.TrySetCanceled(cancel), null);
        await turn.Task;
    }

    public void Leave()
    {
        lock (_gate)
        {
            // A waiter who was cancelled meanwhile cannot take the lock, so the next one is tried.
            while (_people.TryDequeue(out var next) || _background.TryDequeue(out next))
                if (next.TrySetResult())
                    return;
            _taken = false;
        }
    }

    /// <summary>Returns null when the lock was free and is now held by the caller.</summary>
    private TaskCompletionSource? Take(bool person)
    {
        lock (_gate)
        {
            if (!_taken)
            {
                _taken = true;
                return null;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (person ? _people : _background).Enqueue(turn);
            return turn;
        }
    }
}
