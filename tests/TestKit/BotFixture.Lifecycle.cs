using System.Collections.Concurrent;
using System.Net;
using Discord.Hosting;
using IntimacyBot.Pictures;
using IntimacyBot.Pictures.Drawing;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tests.TestKit;

/// <summary>Starts, stops and kills the bot. Each start uses the files that the previous run left.</summary>
internal sealed partial class BotFixture
{
    private readonly Dictionary<string, string?> _settings;
    private static readonly ConcurrentDictionary<string, byte[]?> Pictures = [];
    private TcpProxy? _proxy;
    private IHost? _host;

    /// <summary>This is what the bot logged in all of its runs. What a killed one may still log is left out.</summary>
    public WarningCollector Log { get; private set; } = new();

    public IServiceProvider Services => _host!.Services;

    public BotState State => Get<BotState>();

    private string PracticesFolder => Path.Combine(_folder, "practices");

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public IConfiguration Configuration(params (string Key, string Value)[] other) => Over(_settings.Read(), other);

    public static IConfiguration Over(IConfiguration below, params (string Key, string Value)[] other) => new ConfigurationBuilder()
        .AddInMemoryCollection(below.AsEnumerable())
        .AddInMemoryCollection(other.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
        .Build();

    /// <summary>
    /// Starts the bot and waits until it is connected. With a fake clock it also waits until Discord shows everything that is saved.
    /// </summary>
    public async Task StartAsync(Action<IServiceCollection>? more = null, params (string Key, string Value)[] settings)
    {
        _host = IntimacyBot.Bot.Build(Configuration(settings), services =>
        {
            services.AddSingleton(new MachineClock(Machine));
            services.AddLogging(logging => logging.ClearProviders().AddProvider(Log));
            services.AddSingleton<DrawPicture>(_ => Drawn);
            more?.Invoke(services);
        });
        if (_clock is not null)
            WaitAsLongAsDiscord();
        await _host.StartAsync();
        await Within(Task.WhenAny(State.Met, State.Ended), "the bot to connect");
        if (State.Ended.IsCompleted)
            throw new InvalidOperationException($"The bot ended: {string.Join('\n', (await State.Ended).Lines)}\n{Log}");
        if (_clock is not null)
            await QuietAsync();
        else
            await Within(State.Started, "the bot to have started");
        // The start does not wait for its drawings. Only a story with a drawing of its own looks at pages before they are there.
        if (Get<DrawPicture>() == Drawn)
            await Within(Get<PicturesAhead>().Drawn, "the pictures");
    }

    /// <summary>
    /// With a fake clock the local Discord waits longer than the real one, so a busy machine must not make the bot defer or give up
    /// earlier.
    /// </summary>
    private void WaitAsLongAsDiscord()
    {
        var options = Get<DiscordOptions>();
        (options.CallbackTimeout, options.Clock) = (WaitLimit, Transport);
        var timings = Get<InteractionTimings>();
        (timings.DeferAfter, timings.RoomWordsWithin, timings.DoorWithin) = (WaitLimit / 2, WaitLimit, WaitLimit);
    }

    /// <summary>Each start draws what pages may show. The same picture is always the same, so one drawing serves all tests.</summary>
    private static byte[]? Drawn(Picture picture) => Pictures.GetOrAdd(picture.Key, _ => PictureDrawing.Png(picture));

    /// <summary>Asks whether the bot is ready, as a supervisor does.</summary>
    public async Task<(HttpStatusCode Status, string Text)> ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Get<HealthPage>().Address!) };
        using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Waits in real time until it answers so, and returns what it says.</summary>
    public async Task<string> ReadyAsync(HttpStatusCode status, TimeSpan within)
    {
        using var enough = new CancellationTokenSource(within, TimeProvider.System);
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        while (true)
        {
            var seen = await ReadyAsync();
            if (seen.Status == status)
                return seen.Text;
            try
            {
                await often.WaitForNextTickAsync(enough.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"After {within} the bot still answers {seen}.\n{Log}");
            }
        }
    }

    public async Task StopAsync()
    {
        if (_host is null)
            return;
        await _host.StopAsync().WaitAsync(WaitLimit);
        _host.Dispose();
        _host = null;
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>
    /// Kills the bot in the middle of its work: from here on nothing of it reaches Discord or the disk, and it receives nothing. Only the
    /// write that is running at this moment is completed.
    /// </summary>
    public async Task KillAsync()
    {
        Log = new WarningCollector(Log);
        var port = _proxy!.Port;
        await _proxy.CutAsync();
        await Get<Store>().WriteAsync((_, _) => Task.CompletedTask, CancellationToken.None).WaitAsync(WaitLimit);
        _host!.Dispose();
        _host = null;
        // The next run has the same address, because Discord tells a bot at which address to resume.
        _proxy = new TcpProxy(Server.ApiBaseUrl.Port, port);
    }

    public async Task KillAndStartAsync()
    {
        await KillAsync();
        await StartAsync();
    }

    public void AddPractices(IEnumerable<string> practices)
    {
        foreach (var practice in practices)
            File.WriteAllText(Path.Combine(PracticesFolder, $"{practice.Split('\n')[0].Split(": ")[1].Trim()}.yaml"), practice);
    }

    /// <summary>Runs the program to its end and returns its exit code and its lines on standard error.</summary>
    public static async Task<(int ExitCode, string[] Lines)> RunAsync(IConfiguration configuration)
    {
        await using var errors = new StringWriter();
        var code = await BotHost.RunAsync(configuration, errors, Silence, CancellationToken.None).WaitAsync(WaitLimit);
        return (code, errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));

        static void Silence(IServiceCollection services) => services.AddLogging(logging => logging.ClearProviders());
    }

    public async Task Within(Task task, string what)
    {
        try
        {
            await task.WaitAsync(WaitLimit);
        }
        catch (Exception e) when (e is TimeoutException or TaskCanceledException)
        {
            throw new TimeoutException($"Waited in vain for {what}.\n{string.Join('\n', Log.All)}\n{World.History.Recent(60)}", e);
        }
    }

    private Dictionary<string, string?> Settings()
    {
        var settings = BotSettings.Of(Server, _folder);
        settings["Health:Url"] = "http://127.0.0.1:0";
        if (_clock is null)
        {
            settings["Operator:Name"] = settings["Operator:Contact"] = "";
            return settings;
        }

        _proxy = new TcpProxy(Server.ApiBaseUrl.Port);
        Directory.CreateDirectory(PracticesFolder);
        settings["Discord:ApiBaseUrl"] = $"http://127.0.0.1:{_proxy.Port}/api/v10";
        settings["Timing:Sweep"] = "1.00:00:00";
        settings["Practices:Folder"] = PracticesFolder;
        return settings;
    }
}
