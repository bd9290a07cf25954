using Microsoft.AspNetCore.Connections;
using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>A local Discord with its people, its clock and a bot. It lives until the run ends or somebody starts over.</summary>
internal sealed class LocalDiscord : IAsyncDisposable
{
    private readonly RehearsalServer _server;
    private readonly SavedWorld _saved;

    private LocalDiscord(
        RehearsalServer server, SavedWorld saved, WorldClock clock, DataFolder folder, BotStarter starter, bool isForTwo)
    {
        (_server, _saved) = (server, saved);
        Server = new(server.World, isForTwo);
        clock.Begin(saved.Ahead);
        saved.Restore(server.World);
        Bot = new(starter, new(folder.DatabaseFile, folder.KeyFile, server.ApiBaseUrl, server.BotToken, clock));
        Clock = new(clock, Bot, saved);
        Refresh = new(server.World, Bot, clock);
    }

    public DemoServer Server { get; }
    public BotSwitch Bot { get; }
    public PageClock Clock { get; }
    public PageRefresh Refresh { get; }
    public Uri ApiBaseUrl => _server.ApiBaseUrl;

    /// <summary>Serves the Discord; its bot is started by <see cref="BeginAsync"/>.</summary>
    /// <param name="port">The port of the last time; 0 means the saved one, or a free one.</param>
    public static async Task<LocalDiscord> OpenAsync(RunOptions options, DataFolder folder, BotStarter starter, int port = 0)
    {
        var saved = new SavedWorld(folder.WorldFile);
        var clock = new WorldClock(saved.Born(TimeProvider.System.GetUtcNow()), TimeProvider.System);
        LocalDiscord? opened = null;
        var server = await ServeAsync(new()
        {
            Clock = clock,
            SkipClock = by => opened!.Clock.Skip(by),
            KeepsTranscripts = false,
            Port = port == 0 ? saved.Port : port,
            TakesOrders = options.TakesOrders,
        });
        return opened = new(server, saved, clock, folder, starter, options.HasOwnServer);
    }

    /// <summary>Returns when the bot is connected and knows its home channel, or has ended.</summary>
    public async Task BeginAsync()
    {
        await Bot.StartAsync();
        if (Bot.Condition == BotCondition.Running)
            await Server.SetUpAsync();
        Save();
    }

    public async ValueTask DisposeAsync()
    {
        Refresh.Dispose();
        await Bot.DisposeAsync();
        Save();
        await _server.DisposeAsync();
    }

    private void Save() => _saved.Save(_server.World, _server.ApiBaseUrl.Port);

    /// <summary>Serves at the same port as the last time if it is free, because a bot tries to resume where it was.</summary>
    private static async Task<RehearsalServer> ServeAsync(RehearsalOptions options)
    {
        try
        {
            return await RehearsalServer.StartAsync(options);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            return await RehearsalServer.StartAsync(options with { Port = 0 });
        }
    }
}
