using Discord.Gateway;
using Discord.Interactions;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
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
        await Part<StorageStart>().RunAsync(stop);
        state.StorageOpened();
        var application = await Part<FirstContact>().MeetAsync(stop);
        await Part<CommandRegistrar>().RegisterAsync(application.Id, Part<RouteTable>().Definitions, stop);
        await Part<Painter>().StartAsync(stop);
        try
        {
            await Part<Painter>().CatchUpAsync(stop);
            state.HasStarted();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        }
        finally
        {
            await Part<Painter>().StopAsync(CancellationToken.None);
        }
    }

    private void Tell(Exception e)
    {
        var error = e.GetType().Name;
        Stopped(error, e.StackTrace);
    }

    private T Part<T>()
        where T : notnull => parts.GetRequiredService<T>();

    [LoggerMessage(Level = LogLevel.Critical, Message = "The bot stops because of {Error} {Trace}")]
    private partial void Stopped(string error, string? trace);
}
