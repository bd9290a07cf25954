using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Discord.Gateway;

/// <summary>The present session, its watermark, and their copy in the store.</summary>
internal sealed class SessionTracker(IGatewaySessionStore store, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _writeLock = new(1);
    private GatewaySession? _written;
    private volatile Tracked? _tracked;

    /// <summary>The session to resume, at the last event received; null when there is none.</summary>
    public GatewaySession? Current => _tracked is { } kept ? kept.Session with { Sequence = kept.Tracker.Received } : null;

    /// <summary>The last event received, for heartbeats.</summary>
    public long? Received => _tracked?.Tracker.Received is { } sequence and > 0 ? sequence : null;

    /// <summary>Takes up the session of an earlier process.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Without the position a new session begins; that is no reason not to start.")]
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await store.ReadAsync(cancellationToken) is { } session)
            {
                _tracked = new Tracked(session, new DispatchTracker(session.Sequence));
                _written = session;
            }
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            GatewayLog.StoreFailed(logger, "read", error.GetType().Name);
        }
    }

    /// <summary>A new session begins with this event.</summary>
    public void Begin(string sessionId, string resumeUrl, long sequence)
    {
        _tracked?.Tracker.Close();
        _tracked = new Tracked(new GatewaySession(sessionId, resumeUrl, sequence), new DispatchTracker(sequence - 1));
    }

    /// <summary>An event of the present session; null when it was received before or there is no session.</summary>
    public Dispatch? Receive(string name, long sequence, ReadOnlyMemory<byte> data) =>
        _tracked is { } kept && sequence > kept.Tracker.Received
            ? new Dispatch(name, sequence, data.ToArray(), kept.Session, kept.Tracker)
            : null;

    /// <summary>The session is over.</summary>
    public void Forget()
    {
        _tracked?.Tracker.Close();
        _tracked = null;
    }

    /// <summary>Writes the position at this interval, if it moved.</summary>
    public async Task WritePeriodicallyAsync(TimeSpan every, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
                await WriteAsync();
        }
        catch (OperationCanceledException)
        {
            // The last write is made after the last handler.
        }
    }

    /// <summary>Writes the position up to which everything is done, if it is another one than before.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "The position is written again soon; the connection matters more.")]
    public async Task WriteAsync()
    {
        await _writeLock.WaitAsync();
        try
        {
            var safe = _tracked is { } kept ? kept.Session with { Sequence = kept.Tracker.Done } : null;
            if (safe == _written)
                return;
            await store.WriteAsync(safe, CancellationToken.None);
            _written = safe;
        }
        catch (Exception error)
        {
            GatewayLog.StoreFailed(logger, "written", error.GetType().Name);
        }
        finally
        {
            _writeLock.Release();
        }
    }

    public void Dispose() => _writeLock.Dispose();

    private sealed record Tracked(GatewaySession Session, DispatchTracker Tracker);
}
