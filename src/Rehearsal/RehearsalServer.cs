using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Rehearsal.Control;
using Rehearsal.Wire;
using Rehearsal.World;

namespace Rehearsal;

/// <summary>A local Discord on 127.0.0.1 with a world of its own.</summary>
internal sealed class RehearsalServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RehearsalServer(WebApplication app, World.World world, Uri address)
    {
        (_app, World) = (app, world);
        ApiBaseUrl = new(address, "/api/v10");
    }

    public World.World World { get; }

    /// <summary>http://127.0.0.1:PORT/api/v10, without a slash at the end.</summary>
    public Uri ApiBaseUrl { get; }
    public string BotToken => World.BotToken;

    public static async Task<RehearsalServer> StartAsync(RehearsalOptions? options = null)
    {
        options ??= new();
        var world = new World.World(options);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.AddServerHeader = false);
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{options.Port}");
        app.MapDiscord(world);
        if (options.TakesOrders)
            app.MapControl(world);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new(app, world, new(addresses.Addresses.First()));
    }

    public async ValueTask DisposeAsync()
    {
        if (World.Faults.Gateway is { } gateway)
            gateway.Drop();
        World.Stop();
        await _app.DisposeAsync();
    }
}
