using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace IntimacyBot.Platform.Hosting;

/// <summary>
/// Tells a supervisor whether the bot is alive (<c>/health/live</c>) and ready (<c>/health/ready</c>), and tells the operator also the
/// state of its backups (<c>/health/</c>). It tells nothing about people.
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

    /// <summary>This is the address on which it listens; it is null when it does not listen.</summary>
    public string? Address => _app?.Urls.FirstOrDefault();

    /// <summary>
    /// True when the bot can listen on this URL. Kestrel would listen on every address for a host that it cannot parse as one, so only
    /// known forms are accepted.
    /// </summary>
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

    /// <summary>
    /// Starts listening, unless the address is empty. When the port is in use, a warning is logged and the bot runs without this page.
    /// </summary>
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
