using IntimacyBot;
using IntimacyBot.Platform.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rehearsal;
using Rehearsal.World;
using Tests.Storage;

namespace Tests.Hosting;

/// <summary>A local Discord with one server and two people, and the bot run against it as the program would run it.</summary>
internal sealed class Town : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Folder _folder = new();

    private Town(RehearsalServer server)
    {
        Server = server;
        Guild = World.CreateGuild("Harbour");
        Home = Guild.AddText("couples");
        Owner = Guild.Owner;
        Alex = World.CreatePerson("Alex");
        Guild.Join(Alex);
        Guild.AddBot();
    }

    internal RehearsalServer Server { get; }

    internal World World => Server.World;

    internal Guild Guild { get; }

    internal Channel Home { get; }

    internal Person Owner { get; }

    internal Person Alex { get; }

    internal string Database => _folder.Database;

    internal LogLines Log { get; private set; } = new();

    internal IHost? Host { get; private set; }

    internal BotState State => Get<BotState>();

    internal static async Task<Town> OpenAsync(RehearsalOptions? options = null) => new(await RehearsalServer.StartAsync(options));

    internal IConfiguration Configuration(params (string Key, string Value)[] other) => Over(
        _folder.Configuration(
            ("Discord:Token", Server.BotToken), ("Discord:ApiBaseUrl", Server.ApiBaseUrl.ToString()), ("Health:Url", "http://127.0.0.1:0")),
        other);

    internal static IConfiguration Over(IConfiguration below, params (string Key, string Value)[] other) => new ConfigurationBuilder()
        .AddInMemoryCollection(below.AsEnumerable())
        .AddInMemoryCollection(other.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
        .Build();

    /// <summary>Starts the bot and waits until it is connected.</summary>
    internal async Task StartAsync(Action<IServiceCollection>? more = null, string operatorContact = "")
    {
        Log = new LogLines();
        Host = Bot.Build(Configuration(("Operator:Contact", operatorContact)), services =>
        {
            services.AddLogging(logging => logging.ClearProviders().AddProvider(Log));
            more?.Invoke(services);
        });
        await Host.StartAsync(TestContext.Current.CancellationToken);
        await Within(State.Met, "the bot to connect");
        await Within(State.Started, "the bot to have started");
    }

    internal async Task StopAsync()
    {
        await Host!.StopAsync(TestContext.Current.CancellationToken);
        Host.Dispose();
        Host = null;
    }

    /// <summary>Runs the program to its end; returns its exit code and the lines it left.</summary>
    internal static async Task<(int ExitCode, string[] Lines)> RunAsync(IConfiguration configuration, Action<IServiceCollection>? more = null)
    {
        using var errors = new StringWriter();
        var code = await BotHost.RunAsync(configuration, errors, Quiet, TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        return (code, errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));

        void Quiet(IServiceCollection services)
        {
            services.AddLogging(logging => logging.ClearProviders());
            more?.Invoke(services);
        }
    }

    internal T Get<T>()
        where T : notnull => Host!.Services.GetRequiredService<T>();

    internal async Task Within(Task task, string what)
    {
        try
        {
            await task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or TaskCanceledException)
        {
            throw new TimeoutException($"Waited in vain for {what}.\n{string.Join('\n', Log.All)}\n{World.History.Recent(60)}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Host is not null)
            await StopAsync();
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
