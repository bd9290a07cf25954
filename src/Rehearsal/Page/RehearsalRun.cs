using Microsoft.AspNetCore.Connections;

namespace Rehearsal.Page;

/// <summary>A local Discord, a bot in it, and the page to use it: everything one run is made of.</summary>
internal sealed class RehearsalRun : IAsyncDisposable
{
    private readonly RunOptions _options;
    private readonly BotStarter _starter;
    private readonly DataFolder _folder;
    private readonly SemaphoreSlim _startingOver = new(1);
    private LocalDiscord? _discord;
    private WebApplication? _page;

    private RehearsalRun(RunOptions options, BotStarter starter)
    {
        (_options, _starter) = (options, starter);
        _folder = new(options.Data);
    }

    /// <summary>This is the current local Discord; starting over replaces it.</summary>
    public LocalDiscord Discord => _discord!;
    public DemoServer Server => Discord.Server;
    public BotSwitch Bot => Discord.Bot;
    public PageClock Clock => Discord.Clock;

    /// <summary>This is the address at which faults are started, if that is enabled.</summary>
    public Uri Orders => new(Discord.ApiBaseUrl, Control.ControlEndpoints.Path);
    public Uri Address => PageHost.AddressOf(_page!);

    /// <summary>This is raised after starting over, so that every open page shows the new Discord.</summary>
    public event Action? StartedOver;

    /// <summary>Returns when the page can be used: the bot is connected and knows its home channel, or has ended.</summary>
    /// <exception cref="IOException">The port is taken, or the folder cannot be used.</exception>
    public static async Task<RehearsalRun> StartAsync(RunOptions options, BotStarter starter)
    {
        var run = new RehearsalRun(options, starter);
        try
        {
            await run.OpenAsync();
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until somebody presses Ctrl-C.</summary>
    public Task EndAsync() => _page!.WaitForShutdownAsync();

    /// <summary>Deletes everything that people did and the bot stored, and begins with the empty server again.</summary>
    public async Task StartOverAsync()
    {
        if (!await _startingOver.WaitAsync(TimeSpan.Zero))
            return;
        try
        {
            await Discord.DisposeAsync();
            _folder.Empty();
            _discord = await LocalDiscord.OpenAsync(_options, _folder, _starter, Discord.ApiBaseUrl.Port);
            await Discord.BeginAsync();
        }
        finally
        {
            _startingOver.Release();
        }
        StartedOver?.Invoke();
    }

    public async ValueTask DisposeAsync()
    {
        if (_page is not null)
            await _page.StopAsync();
        if (_discord is not null)
            await _discord.DisposeAsync();
        if (_page is not null)
            await _page.DisposeAsync();
        _folder.Dispose();
        _startingOver.Dispose();
    }

    private async Task OpenAsync()
    {
        _discord = await LocalDiscord.OpenAsync(_options, _folder, _starter);
        _page = PageHost.Build(_options.Port, this);
        await ListenAsync(_page, _options.Port);
        await _discord.BeginAsync();
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
