using System.Collections.Concurrent;
using Discord.Gateway;
using Discord.Hosting;
using Discord.Rest.Api;

namespace Tests.Fakes;

/// <summary>A gateway client that runs against the fake, with a handler that records every event.</summary>
public sealed class GatewayRun : IDispatchHandler, IGatewaySessionStore, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly DiscordRest _rest;
    private readonly GatewayClient _client;
    private readonly IdentifyRateLimiter _identifyLimiter;

    public GatewayRun(
        FakeDiscord discord,
        GatewaySession? stored = null,
        Action<DiscordOptions>? change = null,
        GuildState? guilds = null,
        ISessionStartStore? starts = null)
    {
        var options = discord.Options(change);
        Stored = stored;
        _rest = new DiscordRest(options);
        _identifyLimiter = new IdentifyRateLimiter(options, starts);
        _client = new GatewayClient(_rest, options, this, new GatewayStores(this, guilds), identifyLimiter: _identifyLimiter);
        Running = Task.Run(() => _client.RunAsync(_stop.Token));
    }

    public Task Running { get; }

    public DiscordRest Rest => _rest;

    public GatewayClient Client => _client;

    public ConcurrentQueue<Dispatch> Seen { get; } = new();

    public ConcurrentQueue<GatewaySession?> Writes { get; } = new();

    public GatewaySession? Stored { get; private set; }

    /// <summary>The handler calls this after it has recorded the event.</summary>
    public Func<Dispatch, CancellationToken, Task> Act { get; set; } = (_, _) => Task.CompletedTask;

    public string Story => string.Join(", ", Seen);

    public Task HandleAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        Seen.Enqueue(dispatch);
        return Act(dispatch, cancellationToken);
    }

    public Task<GatewaySession?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Stored);

    public Task WriteAsync(GatewaySession? session, CancellationToken cancellationToken)
    {
        Stored = session;
        Writes.Enqueue(session);
        return Task.CompletedTask;
    }

    public Task UntilSeen(string name, int times = 1) =>
        Wait.Until(() => Seen.Count(dispatch => dispatch.EventName == name) >= times, () => Story);

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Wait.For(Running, "the client to stop");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await Wait.For(Running, "the client to stop");
        }
        catch (GatewayFatalException)
        {
            // The test has already checked how the client ended.
        }
        _client.Dispose();
        _identifyLimiter.Dispose();
        _rest.Dispose();
        _stop.Dispose();
    }
}
