namespace Rehearsal.Page;

/// <summary>A local Discord, a bot in it, and the page to use it: everything one run is made of.</summary>
internal sealed class RehearsalRun : IAsyncDisposable
{
    private readonly DataFolder _folder;
    private readonly Kept _kept;
    private readonly RehearsalServer _server;
    private readonly WebApplication _page;

    private RehearsalRun(DataFolder folder, Kept kept, RehearsalServer server, Town town, BotSwitch bot, WebApplication page)
    {
        (_folder, _kept, _server, Town, Bot, _page) = (folder, kept, server, town, bot, page);
        Address = PageHost.AddressOf(page);
    }

    public Uri Address { get; }
    public Town Town { get; }
    public BotSwitch Bot { get; }

    /// <summary>Returns when the page can be used: the bot is connected and knows its home channel, or has ended.</summary>
    /// <exception cref="IOException">The port is taken, or the folder cannot be used.</exception>
    public static async Task<RehearsalRun> StartAsync(RunOptions options, BotStarter starter)
    {
        var folder = new DataFolder(options.Data);
        var kept = new Kept(folder.WorldFile);
        var clock = new BirthClock(kept.Born(TimeProvider.System.GetUtcNow()));
        var server = await RehearsalServer.StartAsync(new() { Clock = clock, KeepsTranscripts = false });
        var town = new Town(server.World);
        clock.Over();
        kept.RegisterCommands(server.World);
        var bot = new BotSwitch(starter, new(folder.DatabaseFile, folder.KeyFile, server.ApiBaseUrl, server.BotToken));
        var page = PageHost.Build(options.Port, town, bot);
        try
        {
            await page.StartAsync();
        }
        catch
        {
            await page.DisposeAsync();
            await server.DisposeAsync();
            folder.Dispose();
            throw;
        }
        var run = new RehearsalRun(folder, kept, server, town, bot, page);
        await run.BeginAsync();
        return run;
    }

    /// <summary>Until somebody presses Ctrl-C.</summary>
    public Task EndAsync() => _page.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _page.StopAsync();
        await Bot.DisposeAsync();
        _kept.Save(_server.World);
        await _page.DisposeAsync();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task BeginAsync()
    {
        await Bot.StartAsync();
        _kept.Save(_server.World);
        if (Bot.Condition == BotCondition.Running)
            await Town.SetUpAsync();
    }
}
