using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IntimacyBot.Tests.Stories;

/// <summary>The bot's lives: each begins on the files that the one before left.</summary>
internal sealed partial class Story
{
    private Ear? _ear;

    public async Task StartBotAsync()
    {
        _ear = new Ear(_loud);
        _bot = IntimacyBot.Bot.Build(
            new ConfigurationBuilder().AddInMemoryCollection(Settings()).Build(),
            services => services.AddSingleton<TimeProvider>(Clock).AddLogging(l => l.ClearProviders().AddProvider(_ear)));
        await _bot.StartAsync();
        var state = _bot.Services.GetRequiredService<BotState>();
        await Task.WhenAny(state.Met, state.Ended).WaitAsync(Patience);
        if (state.Ended.IsCompleted)
            throw new InvalidOperationException($"The bot ended: {string.Join('\n', (await state.Ended).Lines)}");
        await QuietAsync();
    }

    public async Task StopBotAsync()
    {
        if (_bot is null)
            return;
        await _bot.StopAsync().WaitAsync(Patience);
        _bot.Dispose();
        _bot = null;
    }

    public async Task RestartBotAsync()
    {
        await StopBotAsync();
        await StartBotAsync();
    }

    /// <summary>
    /// The bot is gone in the midst of whatever it does: from here on nothing of it reaches Discord or the disk, and nobody hears it. Only
    /// what is being written to the disk at this moment is written.
    /// </summary>
    public async Task KillBotAsync()
    {
        _ear!.Deaf = true;
        await _cable.CutAsync();
        await _bot!.Services.GetRequiredService<Store>().WriteAsync((_, _) => Task.CompletedTask, CancellationToken.None).WaitAsync(Patience);
        _bot.Dispose();
        _bot = null;
        // The next life has the same address: Discord tells a bot where to resume.
        _cable = new Cable(_server.ApiBaseUrl.Port, _cable.Port);
    }

    public async Task KillAndStartBotAsync()
    {
        await KillBotAsync();
        await StartBotAsync();
    }

    private string PracticesFolder => Path.Combine(_folder, "practices");

    public void Adds(IEnumerable<string> practices)
    {
        Directory.CreateDirectory(PracticesFolder);
        foreach (var practice in practices)
            File.WriteAllText(Path.Combine(PracticesFolder, $"{practice.Split('\n')[0].Split(": ")[1].Trim()}.yaml"), practice);
    }

    private Dictionary<string, string?> Settings() => new()
    {
        ["Discord:Token"] = World.BotToken,
        ["Discord:ApiBaseUrl"] = $"http://127.0.0.1:{_cable.Port}/api/v10",
        ["Storage:ConnectionString"] = $"Data Source={DatabaseFile}",
        ["Sealing:KeyFile"] = Path.Combine(_folder, "keys", "master.key"),
        ["Operator:Name"] = "Robin",
        ["Operator:Contact"] = "robin@example.org",
        ["Health:Url"] = "http://127.0.0.1:0",
        ["Timing:Sweep"] = "1.00:00:00",
        ["Practices:Folder"] = PracticesFolder,
    };

    /// <summary>Hears one life of the bot.</summary>
    private sealed class Ear(LoudLines lines) : ILoggerProvider
    {
        public bool Deaf { get; set; }

        public ILogger CreateLogger(string categoryName) => new Filter(this, lines.CreateLogger(categoryName));

        public void Dispose()
        {
        }

        private sealed class Filter(Ear ear, ILogger inner) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => !ear.Deaf;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (!ear.Deaf)
                    inner.Log(logLevel, eventId, state, exception, formatter);
            }
        }
    }
}
