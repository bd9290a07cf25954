using Discord.Gateway;
using Discord.Interactions;
using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Sqlite;

namespace IntimacyBot.Platform.Hosting;

/// <summary>
/// The bot's life, in order. It is the only thing the host starts, and asks for each part when its turn has come: nothing that needs
/// storage exists before storage is open.
/// </summary>
internal sealed partial class BotRunner(
    IServiceProvider parts, BotState state, IHostApplicationLifetime host, ILogger<BotRunner> log) : BackgroundService
{
    /// <summary>Less than a container or systemd gives, together with the gateway's own grace. Real seconds, as theirs are.</summary>
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
#pragma warning disable CA1031 // Whatever it was becomes a line and an exit code.
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
        state.Opened(Part<GatewayClient>(), Part<DueSweeper>(), Part<Backups>());
        var application = await Part<DiscordHandshake>().MeetAsync(stop);
        var commands = Part<RouteTable>().Definitions;
        if (await Part<CommandRegistrar>().RegisterAsync(application.Id, commands, stop))
            Registered(commands.Count);
        await ReconcileAndSweepAsync(stop);
    }

    private async Task ReconcileAndSweepAsync(CancellationToken stop)
    {
        var (reconciler, quartz) = (Part<Reconciler>(), Part<QuartzHost>());
        // Not with the token: the painter stops last.
        await reconciler.StartAsync(CancellationToken.None);
        try
        {
            await reconciler.ReconcileAllAsync(stop);
            await quartz.StartAsync(stop);
            state.HasStarted();
            await Part<GatewayClient>().RunAsync(stop);
        }
        finally
        {
            await ComeToRestAsync(quartz, reconciler);
        }
    }

    /// <summary>
    /// In the order in which one makes work for the next: the gateway has waited for its handlers; then what is due, then what is to be
    /// shown. Whatever is under way may end, for a while; what is cut off then is done at the next start.
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
            // It will be shown at the next start.
        }
    }

    private void Tell(Exception e)
    {
        var error = e.GetType().Name;
        Stopped(error, e.StackTrace);
    }

    private T Part<T>()
        where T : notnull => parts.GetRequiredService<T>();

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} commands are registered anew")]
    private partial void Registered(int count);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The bot stops because of {Error} {Trace}")]
    private partial void Stopped(string error, string? trace);
}
