namespace IntimacyBot.Platform.Hosting;

/// <summary>Runs the bot to its end. The reason for the end is reported in plain lines and an exit code, never as a stack trace.</summary>
internal static class BotHost
{
    public static Task<int> RunAsync(string[] args) => args.Contains(HealthProbe.Switch)
        ? AskAsync([.. args.Where(a => a != HealthProbe.Switch)])
        : RunAsync(() => Bot.Build(args), StandardError.Writer, CancellationToken.None);

    /// <summary>Runs the bot inside another process, until <paramref name="stop"/> is cancelled.</summary>
    public static Task<int> RunAsync(
        IConfiguration configuration, TextWriter errors, Action<IServiceCollection>? more = null, CancellationToken stop = default) =>
        RunAsync(() => Bot.Build(configuration, more), errors, stop);

    /// <summary>Asks a running bot for its health, by the settings it was started with.</summary>
    private static Task<int> AskAsync(string[] args) =>
        HealthProbe.AskAsync(Host.CreateApplicationBuilder(args).Configuration, StandardError.Writer);

    private static async Task<int> RunAsync(Func<IHost> build, TextWriter errors, CancellationToken stop)
    {
        var ending = await EndAsync(build, stop);
        foreach (var line in ending.Lines)
            await errors.WriteLineAsync(line);
        await errors.FlushAsync(CancellationToken.None);
        return ending.ExitCode;
    }

    private static async Task<ExitReason> EndAsync(Func<IHost> build, CancellationToken stop)
    {
        try
        {
            using var host = build();
            var state = host.Services.GetRequiredService<BotState>();
            await host.RunAsync(stop);
            return await state.Ended;
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            return ExitReason.Misconfigured(
                $"appsettings.json: it cannot be read ({(e.InnerException
                    ?? e).Message.TrimEnd('.')}). Compare it with appsettings.example.json");
        }
#pragma warning disable CA1031 // No caller can handle an exception after this place, so it becomes a line and an exit code.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return ExitReasons.Of(e);
        }
    }
}
