using Discord.Gateway;
using Discord.Interactions;
using Discord.Models;
using Discord.Rest.Api;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Sqlite;

namespace IntimacyBot.Platform.Hosting;

/// <summary>
/// Starts and stops the parts of the bot in order. It is the only hosted service and resolves each part when it is needed, so that nothing
/// that needs storage exists before storage is open.
/// </summary>
internal sealed partial class BotRunner(
    IServiceProvider parts, BotState state, IHostApplicationLifetime host, ILogger<BotRunner> log) : BackgroundService
{
    /// <summary>
    /// Running work gets this time at a stop. Together with the gateway's own time it is shorter than the limits of containers and systemd,
    /// which count real seconds.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan CutOff = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var ending = ExitReason.Fine;
        try
        {
            await LiveAsync(stoppingToken);
        }
#pragma warning disable CA1031 // Every exception becomes a line and an exit code.
        catch (Exception e)
#pragma warning restore CA1031
        {
            ending = stoppingToken.IsCancellationRequested ? ExitReason.Fine : ExitReasons.Of(e);
            if (ending.ExitCode == ExitReason.Fault)
                Tell(e);
        }
        finally
        {
            state.HasEnded(ending);
            host.StopApplication();
        }
    }

    private async Task LiveAsync(CancellationToken stop)
    {
        await using var health = Part<HealthPage>();
        await health.StartAsync(stop);
        await Part<StorageStartup>().RunAsync(stop);
        await Part<IErasureReplay>().RunAsync(stop);
        var clock = Part<DiscordClock>();
        Part<DiscordRest>().DateReceived += (_, told) => clock.Set(told.Date, told.Took);
        state.Opened(Part<GatewayClient>(), Part<DueSweeper>(), Part<Backups>());
        var application = await Part<DiscordHandshake>().MeetAsync(stop);
        var link = InstallLinks.ForTwo(application.Id);
        ForTwo(link);
        await using var registration = Part<CommandRegistration>();
        await registration.StartAsync(application.Id, stop);
        await ReconcileAndSweepAsync(stop);
    }

    private async Task ReconcileAndSweepAsync(CancellationToken stop)
    {
        var (reconciler, quartz) = (Part<Reconciler>(), Part<QuartzHost>());
        // The reconciler does not get the stopping token, because it must stop last.
        await reconciler.StartAsync(CancellationToken.None);
        try
        {
            await reconciler.ReconcileAllAsync(stop);
            await quartz.StartAsync(stop);
            foreach (var warmUp in parts.GetServices<IWarmUp>())
                await WarmUpAsync(warmUp, stop);
            state.HasStarted();
            await Part<GatewayClient>().RunAsync(stop);
        }
        finally
        {
            await ComeToRestAsync(quartz, reconciler);
        }
    }

    private async Task WarmUpAsync(IWarmUp part, CancellationToken stop)
    {
        try
        {
            await part.RunAsync(stop);
        }
#pragma warning disable CA1031 // It makes the first answer quicker and nothing else, so the bot does without it.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            NotWarm(part.GetType().Name, e.GetType().Name);
        }
    }

    /// <summary>
    /// Stops the parts in the order in which one creates work for the next: the gateway has already waited for its handlers; then the due
    /// jobs stop, then the reconciler. Running work may finish within a limit; what is cut off is done at the next start.
    /// </summary>
    private static async Task ComeToRestAsync(QuartzHost quartz, Reconciler reconciler)
    {
        await quartz.DisposeAsync().AsTask().WaitAsync(Grace, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await IdleAsync(reconciler, Grace);
        await reconciler.StopAsync(CancellationToken.None);
        await IdleAsync(reconciler, CutOff);
    }

    private static async Task IdleAsync(Reconciler reconciler, TimeSpan patience)
    {
        using var enough = new CancellationTokenSource(patience, TimeProvider.System);
        using var often = new PeriodicTimer(Often, TimeProvider.System);
        try
        {
            while (!reconciler.Idle)
                await often.WaitForNextTickAsync(enough.Token);
        }
        catch (OperationCanceledException)
        {
            // The remaining rows are shown at the next start.
        }
    }

    private void Tell(Exception e)
    {
        var error = e.GetType().Name;
        Stopped(error, e.StackTrace);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Part} failed with {Error}; the first answer will take longer")]
    private partial void NotWarm(string part, string error);

    private T Part<T>()
        where T : notnull => parts.GetRequiredService<T>();

    [LoggerMessage(Level = LogLevel.Information, Message = "A server of your own, for the two of you: {Link} and then /setup there")]
    private partial void ForTwo(string link);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The bot stops because of {Error} {Trace}")]
    private partial void Stopped(string error, string? trace);
}
