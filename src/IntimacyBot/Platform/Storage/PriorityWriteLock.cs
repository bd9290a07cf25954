namespace IntimacyBot.Platform.Storage;

/// <summary>
/// The queue before the one writer. Whoever pressed something goes before the bot's own notes, because they wait for their answer;
/// within each of the two, first come, first served.
/// </summary>
internal sealed class PriorityWriteLock
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _people = new();
    private readonly Queue<TaskCompletionSource> _notes = new();
    private bool _taken;

    /// <summary>Returns when it is one's turn; every turn ends with <see cref="Leave"/>.</summary>
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
            // Whoever gave up meanwhile cannot be called any more.
            while (_people.TryDequeue(out var next) || _notes.TryDequeue(out next))
                if (next.TrySetResult())
                    return;
            _taken = false;
        }
    }

    /// <summary>Null if nobody is before.</summary>
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
            (person ? _people : _notes).Enqueue(turn);
            return turn;
        }
    }
}
