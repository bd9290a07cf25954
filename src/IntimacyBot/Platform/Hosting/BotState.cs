namespace IntimacyBot.Platform.Hosting;

/// <summary>How far the bot has come.</summary>
internal sealed class BotState
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Ending> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _storageOpen;

    /// <summary>Storage is open, the commands are registered, what was behind is shown, and the gateway is being connected.</summary>
    public Task Started => _started.Task;

    /// <summary>Completes when the bot has ended, however it ended. It never fails.</summary>
    public Task<Ending> Ended => _ended.Task;

    public bool StorageOpen => _storageOpen;

    internal void StorageOpened() => _storageOpen = true;

    internal void HasStarted() => _started.TrySetResult();

    internal void HasEnded(Ending ending)
    {
        _storageOpen = false;
        _ended.TrySetResult(ending);
        _started.TrySetCanceled();
    }
}
