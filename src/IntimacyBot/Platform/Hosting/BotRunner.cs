using Discord.Gateway;
using Discord.Interactions;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Platform.Hosting;

/// <summary>
/// The bot's life, in order. It is the only thing the host starts, and asks for each part when its turn has come: nothing that needs
/// storage exists before storage is open.
/// </summary>
internal sealed partial class BotRunner(
    IServiceProvider parts, BotState state, IHostApplicationLifetime host, ILogger<BotRunner> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var ending = Ending.Fine;
        try
        {
            await LiveAsync(stoppingToken);
        }
#pragma warning disable CA1031 // Whatever it was becomes a line and an exit code.
        catch (Exception e)
#pragma warning restore CA1031
        {
            ending = stoppingToken.IsCancellationRequested ? Ending.Fine : Endings.Of(e);
            if (ending.ExitCode == Ending.Fault)
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
        await Part<StorageStart>().RunAsync(stop);
        state.Opened(Part<GatewayClient>(), Part<DueMoves>());
        var application = await Part<FirstContact>().MeetAsync(stop);
        var commands = Part<RouteTable>().Definitions;
        if (await Part<CommandRegistrar>().RegisterAsync(application.Id, commands, stop))
            Registered(commands.Count);
        await PaintAndTickAsync(stop);
    }

    private async Task PaintAndTickAsync(CancellationToken stop)
    {
        var painter = Part<Painter>();
        await painter.StartAsync(stop);
        try
        {
            await painter.CatchUpAsync(stop);
            await using var clockwork = Part<Clockwork>();
            await clockwork.StartAsync(stop);
            state.HasStarted();
            await Part<GatewayClient>().RunAsync(stop);
        }
        finally
        {
            await painter.StopAsync(CancellationToken.None);
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
