namespace Benchmarks.Soak;

/// <summary>Nobody begins anything while it is closed: time is skipped between what people do.</summary>
internal sealed class Turnstile
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
