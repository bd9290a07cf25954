using System.Collections.Concurrent;
using System.Net;
using Discord.Hosting;
using Discord.Rest.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tests.Platform;

/// <summary>A server on the loopback interface that records the REST requests of the bot.</summary>
internal sealed class RestRecorder : IAsyncDisposable
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;
    private readonly SemaphoreSlim _came = new(0);
    private readonly ConcurrentQueue<RecordedRequest> _sent = new();

    private RestRecorder(WebApplication app) => _app = app;

    /// <summary>These are the received requests, the oldest first.</summary>
    public IReadOnlyList<RecordedRequest> All => [.. _sent];

    /// <summary>This answers the requests; by default with 204.</summary>
    public Func<RecordedRequest, (int Status, string Body)> Script { get; set; } = _ => (204, "");

    public static async Task<RestRecorder> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var fake = new RestRecorder(builder.Build());
        fake._app.Run(fake.TakeAsync);
        await fake._app.StartAsync();
        return fake;
    }

    public DiscordRest Rest() => new(new DiscordOptions
    {
        Token = "fictional-token",
        ApiBaseUrl = _app.Urls.First() + "/api/v10",
        UserAgentUrl = "https://bot.example",
    });

    /// <summary>Waits until this many requests have come.</summary>
    public async Task<IReadOnlyList<RecordedRequest>> WaitAsync(int count)
    {
        while (_sent.Count < count)
            if (!await _came.WaitAsync(WaitLimit, TestContext.Current.CancellationToken))
                throw new TimeoutException($"Waited for {count} requests; there are: {string.Join(", ", All)}");
        return All;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _came.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var sent = new RecordedRequest(context.Request.Method, context.Request.Path.Value!, await reader.ReadToEndAsync());
        var (status, body) = Script(sent);
        _sent.Enqueue(sent);
        _came.Release();
        context.Response.StatusCode = status;
        if (status != 204)
            await context.Response.WriteAsync(body);
    }
}

internal sealed record RecordedRequest(string Method, string Path, string Body)
{
    /// <summary>This is the type of the first answer to an interaction, and 0 for any other request.</summary>
    public int Kind => Path.EndsWith("/callback", StringComparison.Ordinal)
            ? System.Text.Json.JsonDocument.Parse(Body).RootElement.GetProperty("type").GetInt32()
            : 0;

    public override string ToString() => $"{Method} {Path[(Path.LastIndexOf('/') + 1)..]} {Kind}";
}
