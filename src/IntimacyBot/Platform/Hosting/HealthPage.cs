using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace IntimacyBot.Platform.Hosting;

/// <summary>
/// Says to a supervisor whether the bot lives (<c>/health/live</c>) and is ready (<c>/health/ready</c>), and to whoever runs it all of that
/// and how its backups stand (<c>/health/</c>). Nothing about anybody.
/// </summary>
internal sealed partial class HealthPage(
    IConfiguration configuration,
    BotState state,
    TimeProvider clock,
    ILogger<HealthPage> log) : IAsyncDisposable
{
    public const string Key = "Health:Url";
    public const string Default = "http://127.0.0.1:8080";

    private WebApplication? _app;

    /// <summary>Where it listens; null where it does not.</summary>
    public string? Address => _app?.Urls.FirstOrDefault();

    /// <summary>A host that is no address would be taken for every address there is, so that only what is meant is let through.</summary>
    public static bool CanListen(string url)
    {
        try
        {
            return BindingAddress.Parse(
                url) is { Scheme: "http", IsUnixPipe: false, PathBase: "", Port: >= 0 and <= IPEndPoint.MaxPort } address
                && (address.Host is "*" or "+" || (address is { Host: "localhost", Port: > 0 }) || IPAddress.TryParse(address.Host, out _));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Listens, unless the address is set to nothing. Somebody else on the port is no reason not to be there for people.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        var url = configuration[Key] ?? Default;
        if (url.Length == 0)
            return;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        app.Urls.Add(url);
        app.Run(AnswerAsync);
        try
        {
            await app.StartAsync(cancel);
            _app = app;
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            await app.DisposeAsync();
            NotListening(Key, url, e is { InnerException: AddressInUseException } ? "somebody else listens there" : e.GetType().Name);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _app = null;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value?.TrimEnd('/');
        IReadOnlyList<string>? lacks = path switch
        {
            "/health/live" => [],
            "/health/ready" or "/health" => state.Lacks(Instant.FromDateTimeOffset(clock.GetUtcNow())),
            _ => null,
        };
        context.Response.StatusCode = lacks switch { null => 404, [] => 200, _ => 503 };
        context.Response.ContentType = "text/plain; charset=utf-8";
        var text = lacks switch { null => "Not found\n", [] => "OK\n", _ => string.Join('\n', lacks) + "\n" };
        if (path is "/health" && state.Backups is { } backups)
            text += $"backup: {backups}\n";
        await context.Response.WriteAsync(text, context.RequestAborted);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Key}: {Url} cannot be listened on ({Reason}); the bot runs on without its health page")]
    private partial void NotListening(string key, string url, string reason);
}
