using Microsoft.AspNetCore.Connections;
using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>A local Discord, a bot in it, and the page to use it: everything one run is made of.</summary>
internal sealed class RehearsalRun : IAsyncDisposable
{
    private readonly DataFolder _folder;
    private readonly SavedWorld _kept;
    private RehearsalServer? _server;
    private BotSwitch? _bot;
    private PageClock? _clock;
    private WebApplication? _page;

    private RehearsalRun(string? data)
    {
        _folder = new(data);
        _kept = new(_folder.WorldFile);
    }

    public DemoServer Town { get; private set; } = null!;
    public BotSwitch Bot => _bot!;
    public PageClock Clock => _clock!;

    /// <summary>Where bad days are ordered, if they can be.</summary>
    public Uri Orders => new(_server!.ApiBaseUrl, Control.ControlEndpoints.Path);
    public Uri Address => PageHost.AddressOf(_page!);

    /// <summary>Returns when the page can be used: the bot is connected and knows its home channel, or has ended.</summary>
    /// <exception cref="IOException">The port is taken, or the folder cannot be used.</exception>
    public static async Task<RehearsalRun> StartAsync(RunOptions options, BotStarter starter)
    {
        var run = new RehearsalRun(options.Data);
        try
        {
            await run.OpenAsync(options, starter);
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <summary>Until somebody presses Ctrl-C.</summary>
    public Task EndAsync() => _page!.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        if (_page is not null)
            await _page.StopAsync();
        if (_bot is not null)
            await _bot.DisposeAsync();
        if (_page is not null)
            await _page.DisposeAsync();
        if (_server is not null)
        {
            _kept.Save(_server.World, _server.ApiBaseUrl.Port);
            await _server.DisposeAsync();
        }
        _folder.Dispose();
    }

    private async Task OpenAsync(RunOptions options, BotStarter starter)
    {
        var clock = new WorldClock(_kept.Born(TimeProvider.System.GetUtcNow()), TimeProvider.System);
        _server = await ServeAsync(new()
        {
            Clock = clock,
            SkipClock = by => _clock!.Skip(by),
            KeepsTranscripts = false,
            Port = _kept.Port,
            TakesOrders = options.TakesOrders,
        });
        Town = new(_server.World);
        clock.Begin(_kept.Ahead);
        _kept.Restore(_server.World);
        _bot = new(starter, new(_folder.DatabaseFile, _folder.KeyFile, _server.ApiBaseUrl, _server.BotToken, clock));
        _clock = new(clock, _bot, _kept);
        _page = PageHost.Build(options.Port, Town, _bot, _clock);
        await ListenAsync(_page, options.Port);
        await _bot.StartAsync();
        if (_bot.Condition == BotCondition.Running)
            await Town.SetUpAsync();
        _kept.Save(_server.World, _server.ApiBaseUrl.Port);
    }

    /// <summary>At the same place as the last time, if it is free: a bot tries to resume where it was.</summary>
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

    private static async Task ListenAsync(WebApplication page, int port)
    {
        try
        {
            await page.StartAsync();
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new IOException($"Port {port} is taken. Choose another with --port, or --port 0 for a free one.", e);
        }
    }
}
