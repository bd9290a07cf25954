using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Rehearsal.Page.Views;

namespace Rehearsal.Page;

/// <summary>Serves the page on this machine, and to this machine only.</summary>
internal static class PageHost
{
    private static readonly string[] _loud = ["Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.DataProtection"];

    public static WebApplication Build(int port, RehearsalRun run)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PageHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            if (port == 0)
                kestrel.Listen(IPAddress.Loopback, 0);
            else
                kestrel.ListenLocalhost(port);
        });
        Quieten(builder.Logging);
        builder.Services.Configure<HostFilteringOptions>(o => o.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddSingleton(run);
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<PageDocument>().AddInteractiveServerRenderMode();
        return app;
    }

    /// <summary>Returns the page's address once it has started.</summary>
    public static Uri AddressOf(WebApplication app)
    {
        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new(bound.First());
    }

    private static void Quieten(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Warning);
        foreach (var category in _loud)
            logging.AddFilter(category, LogLevel.Error);
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // A browser may still have the cookie of an earlier run whose key is gone. It then gets a new one, which is no problem to log.
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None);
        logging.AddSimpleConsole(console => console.SingleLine = true);
    }
}
