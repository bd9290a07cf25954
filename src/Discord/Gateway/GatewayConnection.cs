using System.Net.WebSockets;
using System.Text.Json;
using Discord.Hosting;
using Discord.Models.Json;
using Microsoft.Extensions.Logging;

namespace Discord.Gateway;

/// <summary>How a connection ended.</summary>
/// <param name="Next">What to do now.</param>
/// <param name="Code">The close code, where one came.</param>
/// <param name="WasReady">Whether the session was up in between.</param>
/// <param name="SessionWasInvalid">Whether the platform said that the session is gone.</param>
internal sealed record ConnectionEnd(AfterConnection Next, int? Code, bool WasReady, bool SessionWasInvalid = false);

/// <summary>
/// One connection, from the first byte to the last. Source: docs.discord.com/developers/events/gateway#connection-lifecycle.
/// </summary>
internal sealed class GatewayConnection(
    DiscordOptions options,
    SessionTracker sessionTracker,
    DispatchRunner runner,
    GuildState? guilds,
    ILogger logger) : IDisposable
{
    /// <summary>A close code other than 1000 and 1001, which would end the session.</summary>
    private const int ResumableCloseCode = 4000;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly GatewaySocket _socket = new(options);
    private readonly CancellationTokenSource _closed = new();
    private Heartbeat? _heartbeat;
    private ConnectionEnd? _requestedEnd;

    /// <summary>Whether the session is up.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Whether a new session was asked for.</summary>
    public bool HasIdentified { get; private set; }

    /// <summary>How long the last heartbeat took.</summary>
    public TimeSpan Latency => _heartbeat?.Latency ?? TimeSpan.Zero;

    /// <summary>
    /// Connects, resumes or begins, and reads until the connection is over. Failing to connect is a
    /// <see cref="WebSocketException"/> or <see cref="OperationCanceledException"/>.
    /// </summary>
    public async Task<ConnectionEnd> RunAsync(Uri url, CancellationToken stopping)
    {
        using var hello = new CancellationTokenSource(options.Timings.Hello, options.Clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(hello.Token, stopping);
        await _socket.ConnectAsync(url, linked.Token);
        using var cut = hello.Token.UnsafeRegister(static connection => ((GatewayConnection)connection!).AbortWithoutHello(), this);
        Task closing = Task.CompletedTask;
        using var stop = stopping.UnsafeRegister(_ => closing = CloseGracefullyAsync(), null);
        var heartbeatTask = Task.CompletedTask;
        try
        {
            while (_requestedEnd is null && await _socket.ReadAsync() is { } message)
            {
                if (await HandleFrameAsync(Frame.Read(message)) is { } beat)
                    heartbeatTask = beat;
            }
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException
            or IOException or InvalidOperationException)
        {
            // Whatever broke the connection, the close code (or its absence) decides below what to do.
        }
        catch (Exception error) when (error is JsonException or InvalidDataException)
        {
            GatewayLog.BadFrame(logger, error.GetType().Name);
        }
        await _closed.CancelAsync();
        await heartbeatTask;
        await closing;
        return await EndAsync();
    }

    public void Dispose()
    {
        _socket.Dispose();
        _closed.Dispose();
    }

    /// <summary>Sends the close frame; the read loop receives the answer, for which there is a short time.</summary>
    private async Task CloseGracefullyAsync()
    {
        await _socket.CloseAsync(ResumableCloseCode);
        try
        {
            await Task.Delay(CloseTimeout, options.Clock, _closed.Token);
            _socket.Abort();
        }
        catch (OperationCanceledException)
        {
            // The other side answered the close frame in time.
        }
    }

    private async Task<ConnectionEnd> EndAsync()
    {
        var wasReady = IsReady;
        IsReady = false;
        if (_heartbeat is { IsDead: true })
            GatewayLog.Zombie(logger);
        if (_requestedEnd is { } told)
        {
            await _socket.CloseAsync(ResumableCloseCode);
            return told with { WasReady = wasReady };
        }
        var code = _socket.CloseCode;
        _socket.Abort();
        if (CloseReaction.IsOurFault(code))
            GatewayLog.OurFault(logger, code);
        return new ConnectionEnd(CloseReaction.To(code), code, wasReady);
    }

    /// <summary>Handles a frame; returns the task of the heartbeats when it starts them.</summary>
    private async Task<Task?> HandleFrameAsync(Frame frame)
    {
        switch (frame.Op)
        {
            case 0 when frame is { Event: { } name, Sequence: { } sequence }:
                HandleDispatch(name, sequence, frame.Data);
                break;
            case 1 when _heartbeat is { } heartbeat:
                await heartbeat.SendAsync(_closed.Token);
                break;
            case 7:
                _requestedEnd = new ConnectionEnd(AfterConnection.Resume, null, false);
                break;
            case 9:
                var next = frame.Data.Span.SequenceEqual("true"u8) ? AfterConnection.Resume : AfterConnection.Identify;
                _requestedEnd = new ConnectionEnd(next, null, false, SessionWasInvalid: true);
                break;
            case 10:
                return await HandleHelloAsync(frame.Data);
            case 11:
                _heartbeat?.Acknowledge();
                break;
        }
        return null;
    }

    private async Task<Task> HandleHelloAsync(ReadOnlyMemory<byte> data)
    {
        var hello = JsonSerializer.Deserialize<Hello>(data.Span, DiscordJson.Options);
        if (hello is not { HeartbeatInterval: > 0 })
            throw new JsonException("The greeting names no interval.");
        _heartbeat = new Heartbeat(_socket, () => sessionTracker.Received, options.Clock, options.Timings.RandomFraction);
        var heartbeatTask = _heartbeat.RunAsync(TimeSpan.FromMilliseconds(hello.HeartbeatInterval), _closed.Token);
        HasIdentified = sessionTracker.Current is null;
        var opening = sessionTracker.Current is { } session
            ? Frames.Resume(options, session.SessionId, session.Sequence)
            : Frames.Identify(options);
        await _socket.SendAsync(opening, _closed.Token);
        return heartbeatTask;
    }

    private void HandleDispatch(string name, long sequence, ReadOnlyMemory<byte> data)
    {
        if (name == GatewayEvents.Ready)
        {
            var ready = JsonSerializer.Deserialize<Ready>(data.Span, DiscordJson.Options)!;
            sessionTracker.Begin(ready.SessionId, ready.ResumeGatewayUrl, sequence);
            BecomeReady();
            GatewayLog.Ready(logger);
        }
        else if (name == GatewayEvents.Resumed)
        {
            BecomeReady();
            GatewayLog.Resumed(logger);
        }
        if (sessionTracker.Receive(name, sequence, data) is not { } dispatch)
            return;
        UpdateGuildState(dispatch);
        runner.Start(dispatch);
    }

    private void UpdateGuildState(Dispatch dispatch)
    {
        try
        {
            guilds?.Apply(dispatch);
        }
        catch (JsonException error)
        {
            // The handler still gets the event.
            GatewayLog.BadFrame(logger, error.GetType().Name);
        }
    }

    private void BecomeReady()
    {
        IsReady = true;
        _ = sessionTracker.WriteAsync();
    }

    private void AbortWithoutHello()
    {
        if (_heartbeat is null)
            _socket.Abort();
    }

    private sealed record Hello(double HeartbeatInterval);
}
