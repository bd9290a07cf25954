namespace Tests.TestKit;

/// <summary>While it is closed nobody starts a new action, so that time can be skipped between actions.</summary>
internal sealed class PauseGate
{
    private volatile TaskCompletionSource? _closed;

    public async Task PassAsync()
    {
        while (_closed is { } closed)
            await closed.Task;
    }

    public void Close() => _closed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open()
    {
        var closed = _closed;
        _closed = null;
        closed?.TrySetResult();
    }
}
