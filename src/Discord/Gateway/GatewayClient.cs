using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.WebSockets;
using Discord.Hosting;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Discord.Gateway;

/// <summary>
/// Holds one connection to the gateway, version 10, as JSON: connects, resumes, begins anew where it must, and gives every event to
/// the handler. With several shards there is one client for each, with options and stores of its own; they share one
/// <see cref="IdentifyRateLimiter"/>.
/// Source: docs.discord.com/developers/events/gateway.
/// </summary>
public sealed class GatewayClient(
    DiscordRest rest,
    DiscordOptions options,
    IDispatchHandler handler,
    GatewayStores stores,
    ILogger<GatewayClient>? logger = null,
    IdentifyRateLimiter? identifyLimiter = null)
    : IDisposable
{
    /// <summary>After this many failures at the address for resuming, the general address is tried.</summary>
    private const int MaxResumeFailures = 3;

    private readonly ILogger _logger = logger ?? NullLogger<GatewayClient>.Instance;
    private readonly SessionTracker _sessionTracker = new(stores.Session, logger ?? NullLogger<GatewayClient>.Instance);
    private readonly DispatchRunner _runner = new(handler, logger ?? NullLogger<GatewayClient>.Instance);
    private readonly IdentifyRateLimiter _identifyLimiter = identifyLimiter ?? new IdentifyRateLimiter(options);
    [SuppressMessage("Usage", "CA2213", Justification = "A look at the present connection; ConnectAsync owns it.")]
    private volatile GatewayConnection? _connection;
    private Uri? _defaultUrl;
    private int _failures;
    private bool _isStartCounted;
    private int _started;

    /// <summary>Whether a session is up at this moment.</summary>
    public bool IsReady => _connection?.IsReady ?? false;

    /// <summary>How long the platform took to answer the last heartbeat; zero before the first.</summary>
    public TimeSpan Latency => _connection?.Latency ?? TimeSpan.Zero;

    /// <summary>
    /// Runs until cancelled, once per instance. It then closes so that the session stays resumable, lets handlers finish, and
    /// writes the position. A refusal that no retry can mend is a <see cref="GatewayFatalException"/>.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _started, 1) == 1)
            throw new InvalidOperationException("The gateway client runs once.");
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var refused = false;
        void OnRefused(object? sender, EventArgs e)
        {
            refused = true;
            stopping.Cancel();
        }
        rest.TokenRefused += OnRefused;
        await _sessionTracker.ReadAsync(cancellationToken);
        // The first interaction may come with the first event, and has three seconds, so what answers it is warm before.
        await rest.WarmUpAsync(stopping.Token);
        var positionWrites = _sessionTracker.WritePeriodicallyAsync(options.Timings.PositionWriteInterval, options.Clock, stopping.Token);
        try
        {
            await RunConnectionLoopAsync(stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The caller asked to stop, or the token was refused, which is thrown below.
        }
        finally
        {
            rest.TokenRefused -= OnRefused;
            await stopping.CancelAsync();
            await positionWrites;
            await _runner.DrainAsync(options.StopGrace, options.Clock);
            await _sessionTracker.WriteAsync();
        }
        if (refused)
            throw Fatal(CloseReaction.AuthenticationFailed);
    }

    /// <summary>Frees what the client holds; call it when <see cref="RunAsync"/> is over.</summary>
    public void Dispose()
    {
        _sessionTracker.Dispose();
        _runner.Dispose();
        if (identifyLimiter is null)
            _identifyLimiter.Dispose();
    }

    private async Task RunConnectionLoopAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var ending = await ConnectAsync(stopping);
            // After the client itself closed the connection, the other side's close code means nothing.
            stopping.ThrowIfCancellationRequested();
            var wait = ending is null ? options.Timings.After(_failures) : await HandleEndAsync(ending);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, options.Clock, stopping);
        }
    }

    /// <summary>One connection; null when the platform could not be reached.</summary>
    private async Task<ConnectionEnd?> ConnectAsync(CancellationToken stopping)
    {
        using var connection = new GatewayConnection(options, _sessionTracker, _runner, stores.Guilds, _logger);
        try
        {
            var url = await GetUrlAsync(stopping);
            _connection = connection;
            return await connection.RunAsync(url, stopping);
        }
        catch (DiscordApiException refused) when (refused.Status == HttpStatusCode.Unauthorized)
        {
            throw Fatal(CloseReaction.AuthenticationFailed);
        }
        catch (Exception error) when (error is WebSocketException or DiscordApiException
            or DiscordUnreachableException or OperationCanceledException)
        {
            stopping.ThrowIfCancellationRequested();
            _failures++;
            GatewayLog.NotReached(_logger, error.GetType().Name, _failures);
            return null;
        }
        finally
        {
            _connection = null;
            if (_isStartCounted && !connection.HasIdentified)
                await _identifyLimiter.ReturnAsync();
            _isStartCounted = false;
        }
    }

    /// <summary>Does what the ending calls for and returns how long to wait before the next connection.</summary>
    private async Task<TimeSpan> HandleEndAsync(ConnectionEnd ending)
    {
        GatewayLog.Over(_logger, ending.Code, ending.Next);
        if (ending.Next == AfterConnection.Stop)
        {
            await ForgetSessionAsync();
            throw Fatal(ending.Code ?? 0);
        }
        if (ending.Next == AfterConnection.Identify)
            await ForgetSessionAsync();
        _failures = ending.WasReady ? 0 : _failures + 1;
        if (ending.SessionWasInvalid && ending.Next == AfterConnection.Identify)
            return options.Timings.RandomAfterInvalidSession();
        if (ending.Code == CloseReaction.RateLimited)
            return options.Timings.AfterRateLimit;
        return options.Timings.After(_failures);
    }

    private Task ForgetSessionAsync()
    {
        _sessionTracker.Forget();
        return _sessionTracker.WriteAsync();
    }

    private async Task<Uri> GetUrlAsync(CancellationToken stopping)
    {
        if (_sessionTracker.Current is { } session
            && _failures < MaxResumeFailures
            && GatewayUrl.Of(session.ResumeUrl, options.Compress) is { } resume)
            return resume;
        try
        {
            var answer = await rest.GetGatewayBotAsync(stopping);
            _defaultUrl = GatewayUrl.Of(answer.Url, options.Compress)
                ?? throw new WebSocketException("The address of the gateway is not a safe one.");
            await WaitToIdentifyAsync(answer.SessionStartLimit, stopping);
        }
        catch (Exception error) when (_defaultUrl is not null
            && error is DiscordUnreachableException or DiscordApiException { Status: >= HttpStatusCode.InternalServerError })
        {
            await WaitToIdentifyAsync(new SessionStartLimit(), stopping);
        }
        return _defaultUrl!;
    }

    /// <summary>Waits until a new session may begin; resuming one is not limited.</summary>
    private async Task WaitToIdentifyAsync(SessionStartLimit limit, CancellationToken stopping)
    {
        if (_sessionTracker.Current is not null)
            return;
        await _identifyLimiter.WaitAsync(limit, options.Shard, stopping);
        _isStartCounted = true;
    }

    private static GatewayFatalException Fatal(int code) => new(code, CloseReaction.Explain(code));
}
