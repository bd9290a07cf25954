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
    SessionTracker keeper,
    DispatchRunner runner,
    GuildState? guilds,
    ILogger logger) : IDisposable
{
    /// <summary>Any code but 1000 and 1001 keeps the session.</summary>
    private const int KeepingCode = 4000;

    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(2);

    private readonly GatewaySocket _socket = new(options);
    private readonly CancellationTokenSource _over = new();
    private Heartbeat? _heartbeat;
    private ConnectionEnd? _ending;

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
        using var both = CancellationTokenSource.CreateLinkedTokenSource(hello.Token, stopping);
        await _socket.ConnectAsync(url, both.Token);
        using var cut = hello.Token.UnsafeRegister(static connection => ((GatewayConnection)connection!).CutIfSilent(), this);
        Task closing = Task.CompletedTask;
        using var stop = stopping.UnsafeRegister(_ => closing = LeaveAsync(), null);
        var beating = Task.CompletedTask;
        try
        {
            while (_ending is null && await _socket.ReadAsync() is { } message)
            {
                if (await TakeAsync(Frame.Read(message)) is { } beat)
                    beating = beat;
            }
        }
        catch (Exception broken) when (broken is WebSocketException
            or OperationCanceledException
            or IOException
            or InvalidOperationException)
        {
            // Whatever cut the line, the code (or its absence) tells what to do.
        }
        catch (Exception error) when (error is JsonException or InvalidDataException)
        {
            GatewayLog.BadFrame(logger, error.GetType().Name);
        }
        await _over.CancelAsync();
        await beating;
        await closing;
        return await EndAsync();
    }

    public void Dispose()
    {
        _socket.Dispose();
        _over.Dispose();
    }

    /// <summary>Says goodbye and leaves it to the reader to hear the answer, but not for long.</summary>
    private async Task LeaveAsync()
    {
        await _socket.SayGoodbyeAsync(KeepingCode);
        try
        {
            await Task.Delay(GoodbyeTime, options.Clock, _over.Token);
            _socket.Abort();
        }
        catch (OperationCanceledException)
        {
            // It was heard.
        }
    }

    private async Task<ConnectionEnd> EndAsync()
    {
        var wasReady = IsReady;
        IsReady = false;
        if (_heartbeat is { IsDead: true })
            GatewayLog.Zombie(logger);
        if (_ending is { } told)
        {
            await _socket.SayGoodbyeAsync(KeepingCode);
            return told with { WasReady = wasReady };
        }
        var code = _socket.CloseCode;
        _socket.Abort();
        if (CloseReaction.IsOurFault(code))
            GatewayLog.OurFault(logger, code);
        return new ConnectionEnd(CloseReaction.To(code), code, wasReady);
    }

    /// <summary>Takes a frame; returns the heart's task when it starts to beat.</summary>
    private async Task<Task?> TakeAsync(Frame frame)
    {
        switch (frame.Op)
        {
            case 0 when frame is { Event: { } name, Sequence: { } sequence }:
                TakeDispatch(name, sequence, frame.Data);
                break;
            case 1 when _heartbeat is { } heartbeat:
                await heartbeat.SendAsync(_over.Token);
                break;
            case 7:
                _ending = new ConnectionEnd(AfterConnection.Resume, null, false);
                break;
            case 9:
                var resumable = frame.Data.Span.SequenceEqual("true"u8);
                _ending = new ConnectionEnd(
                    resumable ? AfterConnection.Resume : AfterConnection.Identify,
                    null,
                    false,
                    SessionWasInvalid: true);
                break;
            case 10:
                return await GreetAsync(frame.Data);
            case 11:
                _heartbeat?.Answered();
                break;
        }
        return null;
    }

    private async Task<Task> GreetAsync(ReadOnlyMemory<byte> data)
    {
        var hello = JsonSerializer.Deserialize<Hello>(data.Span, DiscordJson.Options);
        if (hello is not { HeartbeatInterval: > 0 })
            throw new JsonException("The greeting names no interval.");
        _heartbeat = new Heartbeat(_socket, () => keeper.Received, options.Clock, options.Timings.Chance);
        var beating = _heartbeat.BeatAsync(TimeSpan.FromMilliseconds(hello.HeartbeatInterval), _over.Token);
        HasIdentified = keeper.Current is null;
        await _socket.SendAsync(
            keeper.Current is { } session ? Frames.Resume(options, session.SessionId, session.Sequence) : Frames.Identify(options),
            _over.Token);
        return beating;
    }

    private void TakeDispatch(string name, long sequence, ReadOnlyMemory<byte> data)
    {
        if (name == GatewayEvents.Ready)
        {
            var ready = JsonSerializer.Deserialize<Ready>(data.Span, DiscordJson.Options)!;
            keeper.Begin(ready.SessionId, ready.ResumeGatewayUrl, sequence);
            BecomeReady();
            GatewayLog.Ready(logger);
        }
        else if (name == GatewayEvents.Resumed)
        {
            BecomeReady();
            GatewayLog.Resumed(logger);
        }
        if (keeper.Receive(name, sequence, data) is not { } dispatch)
            return;
        Remember(dispatch);
        runner.Start(dispatch);
    }

    private void Remember(Dispatch dispatch)
    {
        try
        {
            guilds?.Take(dispatch);
        }
        catch (JsonException error)
        {
            // The handler gets it all the same.
            GatewayLog.BadFrame(logger, error.GetType().Name);
        }
    }

    private void BecomeReady()
    {
        IsReady = true;
        _ = keeper.WriteAsync();
    }

    private void CutIfSilent()
    {
        if (_heartbeat is null)
            _socket.Abort();
    }

    private sealed record Hello(double HeartbeatInterval);
}
