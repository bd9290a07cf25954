using IntimacyBot;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Scheduling;
using Microsoft.Data.Sqlite;
using Rehearsal.Page;

#pragma warning disable RS0030 // This is the only place that writes to the console itself.
return await RehearsalProgram.RunAsync(args, Console.Out, Console.Error);
#pragma warning restore RS0030

/// <summary>The rehearsal as a program. This is the only place that references the bot.</summary>
internal static class RehearsalProgram
{
    private static readonly TimeSpan _pollInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs until Ctrl-C. An error is reported in one line, with an exit code other than zero.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        try
        {
            var options = RunOptions.Read(args);
            BotStarter starter = place => StartBotAsync(place with { Practices = options.Practices });
            await using var run = await RehearsalRun.StartAsync(options, starter);
            await output.WriteLineAsync($"The rehearsal is at {run.Address} (Ctrl-C ends it)");
            if (options.TakesOrders)
                await output.WriteLineAsync($"Bad days are ordered at {run.Orders}");
            foreach (var line in run.Bot.LastOutput)
                await errors.WriteLineAsync(line);
            if (options.OpensBrowser)
                WebBrowser.TryOpen(run.Address);
            await run.EndAsync();
            return 0;
        }
        catch (FormatException wrong)
        {
            await errors.WriteLineAsync($"{wrong.Message}{Environment.NewLine}{RunOptions.Usage}");
            return 2;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>Starts the bot against the local Discord of a rehearsal.</summary>
    public static async Task<BotInstance> StartBotAsync(BotLocation place)
    {
        IHost host;
        try
        {
            host = Bot.Build(Settings(place), services => services
                .AddSingleton(new MachineClock(place.Clock))
                .AddSingleton<IHostLifetime, NoLifetime>()
                .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)));
        }
        catch (ExitException wrong)
        {
            return new(
                Task.CompletedTask,
                Task.FromResult(wrong.Ending.Lines),
                () => Task.CompletedTask,
                () => Task.FromResult<DateTimeOffset?>(null),
                () => Task.CompletedTask);
        }
        var state = host.Services.GetRequiredService<BotState>();
        await host.StartAsync();
        return new(ReadyAsync(state), EndedAsync(host, state), () => host.StopAsync(), () => NextAsync(host), () => SkippedAsync(host));
    }

    private static IConfiguration Settings(BotLocation place) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Discord:Token"] = place.Token,
            ["Discord:ApiBaseUrl"] = place.ApiBaseUrl.ToString(),
            ["Storage:ConnectionString"] = $"Data Source={place.DatabaseFile}",
            ["Sealing:KeyFile"] = place.KeyFile,
            ["Practices:Folder"] = place.Practices,
            ["Operator:Name"] = "Olive",
            ["Operator:Contact"] = "olive@example.org",
            ["Health:Url"] = "http://127.0.0.1:0",
        }).Build();

    private static async Task ReadyAsync(BotState state)
    {
        while (!state.Connected && !state.Ended.IsCompleted)
            await Task.Delay(_pollInterval, TimeProvider.System);
    }

    private static Task<DateTimeOffset?> NextAsync(IHost host) => AskAsync(host, async bot =>
    {
        var next = await bot.GetRequiredService<DueSweeper>().NextAsync(CancellationToken.None);
        return next?.ToDateTimeOffset();
    });

    private static Task<bool?> SkippedAsync(IHost host) => AskAsync<bool?>(host, async bot =>
    {
        await bot.GetRequiredService<QuartzHost>().RunNowAsync(CancellationToken.None);
        return true;
    });

    private static async Task<T?> AskAsync<T>(IHost host, Func<IServiceProvider, Task<T?>> ask)
    {
        try
        {
            return await ask(host.Services);
        }
#pragma warning disable CA1031 // A bot that is stopping or has failed cannot answer, and reports the reason itself.
        catch (Exception)
#pragma warning restore CA1031
        {
            return default;
        }
    }

    private static async Task<IReadOnlyList<string>> EndedAsync(IHost host, BotState state)
    {
        var ending = await state.Ended;
        await host.WaitForShutdownAsync();
        host.Dispose();
        // Starting over deletes the file, and a pooled connection would still hold the old one open.
        SqliteConnection.ClearAllPools();
        return ending.Lines;
    }

    /// <summary>The rehearsal decides when its bot stops, so the bot does not listen to Ctrl-C.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
