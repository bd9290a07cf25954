using System.Net;
using Discord.Hosting;
using Discord.Interactions;
using Discord.Models;
using Discord.Rest;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Platform.Hosting;

/// <summary>
/// Registers the commands beside everything else. Whoever has a room open needs no command for it, so a registration that Discord refuses,
/// or that it does not answer, keeps the bot from nothing: it goes on with the commands that are registered, and tries again.
/// </summary>
internal sealed partial class CommandRegistration(
    CommandRegistrar registrar, RouteTable routes, DiscordOptions options, ILogger<CommandRegistration> log) : IAsyncDisposable
{
    /// <summary>The start waits for the first attempt this long. After it the attempt goes on beside the gateway.</summary>
    public static readonly TimeSpan StartWait = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Most refusals are mended by a person or by the next day (200 new commands a day), so the attempts soon become rare.
    /// </summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _tried = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _running = Task.CompletedTask;
    private volatile string? _problem;
    private bool _isDisposed;

    /// <summary>True while Discord does not take the commands. Those that were registered before go on to work.</summary>
    public bool IsRefused => _problem is not null;

    /// <summary>The number of commands that the bot has.</summary>
    public int Count => routes.Definitions.Count;

    /// <summary>Begins, and returns when the first attempt is over, whatever came of it, or has taken too long.</summary>
    public async Task StartAsync(Snowflake application, CancellationToken cancel)
    {
        _running = RunAsync(application, anyway: false, _stop.Token);
        Task first = Task.WhenAny(_tried.Task, _running);
        await first.WaitAsync(StartWait, options.Clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
        if (_running.IsFaulted)
            await _running;
    }

    /// <summary>Returns how many of the bot's commands are not among those that Discord has.</summary>
    public int MissingIn(IEnumerable<ApplicationCommand> registered)
    {
        var names = registered.Select(c => c.Name).ToHashSet();
        return routes.Definitions.Count(d => !names.Contains(d.Name));
    }

    /// <summary>
    /// Registers the commands anew because Discord has lost some, for example when somebody registered others with the same token. It does
    /// nothing while a registration is under way.
    /// </summary>
    public void Repeat(Snowflake application)
    {
        lock (_gate)
            if (_running.IsCompleted && !_isDisposed)
                _running = RunAsync(application, anyway: true, _stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        // The runner disposes it when the gateway ends, and the container once more.
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAsync(Snowflake application, bool anyway, CancellationToken stop)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await RegisterAsync(application, anyway, stop);
                _problem = null;
                return;
            }
            catch (Exception e) when (e is DiscordUnreachableException or DiscordApiException { Status: not HttpStatusCode.Unauthorized })
            {
                Tell(e.Message);
                _tried.TrySetResult();
                await Task.Delay(Wait(attempt, e), options.Clock, stop);
            }
        }
    }

    private async Task RegisterAsync(Snowflake application, bool anyway, CancellationToken stop)
    {
        if (anyway)
            await registrar.RegisterAnywayAsync(application, routes.Definitions, stop);
        else if (!await registrar.RegisterAsync(application, routes.Definitions, stop))
            return;
        Registered(routes.Definitions.Count);
    }

    /// <summary>The same problem is told once, however often it comes back.</summary>
    private void Tell(string problem)
    {
        if (problem == _problem)
            return;
        _problem = problem;
        NotRegistered(problem);
    }

    private static TimeSpan Wait(int attempt, Exception e)
    {
        var growing = TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, 30 * Math.Pow(2, attempt)));
        return e is DiscordApiException { RetryAfter: { } asked } && asked > growing ? asked : growing;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} commands are registered anew")]
    private partial void Registered(int count);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The commands could not be registered ({Problem}); the bot goes on with those that are, and tries again")]
    private partial void NotRegistered(string problem);
}
