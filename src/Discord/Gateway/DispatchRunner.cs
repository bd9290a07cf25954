using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Discord.Gateway;

/// <summary>Runs the handler for each event on the pool, so that no event waits for another and the read loop for none.</summary>
internal sealed class DispatchRunner(IDispatchHandler handler, ILogger logger) : IDisposable, IThreadPoolWorkItem
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly ConcurrentQueue<Dispatch> _waiting = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource? _drained;
    private int _running;

    public void Start(Dispatch dispatch)
    {
        lock (_lock)
            _running++;
        _waiting.Enqueue(dispatch);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Runs one of the waiting events; the thread pool calls it once for each.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        if (_waiting.TryDequeue(out var dispatch))
            _ = RunAsync(dispatch);
    }

    /// <summary>Waits until all handlers are done. After <paramref name="grace"/> they are cancelled and given as long again.</summary>
    public async Task DrainAsync(TimeSpan grace, TimeProvider clock)
    {
        if (await WaitUntilEmptyAsync(grace, clock))
            return;
        await _cancel.CancelAsync();
        await WaitUntilEmptyAsync(grace, clock);
    }

    public void Dispose() => _cancel.Dispose();

    private async Task<bool> WaitUntilEmptyAsync(TimeSpan time, TimeProvider clock)
    {
        Task empty;
        lock (_lock)
        {
            if (_running == 0)
                return true;
            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            empty = _drained.Task;
        }
        return await Task.WhenAny(empty, Task.Delay(time, clock)) == empty;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a handler throws, the other events go on.")]
    private async Task RunAsync(Dispatch dispatch)
    {
        try
        {
            await handler.HandleAsync(dispatch, _cancel.Token);
            dispatch.End();
        }
        catch (OperationCanceledException) when (_cancel.IsCancellationRequested)
        {
            // The event does not count as done, so it comes again when the session is resumed.
        }
        catch (Exception error)
        {
            GatewayLog.HandlerFailed(logger, dispatch.EventName, dispatch.Sequence, error.GetType().Name);
            dispatch.End();
        }
        finally
        {
            lock (_lock)
                if (--_running == 0)
                    _drained?.TrySetResult();
        }
    }
}
