using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using Discord.Gateway;
using Discord.Hosting;
using Discord.Rest.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Tests.Fakes;

/// <summary>A request as the server received it.</summary>
public sealed record SeenRequest(
    string Method,
    string Path,
    string? Authorization,
    string? UserAgent,
    string? ContentType,
    string Body,
    string? Reason = null)
{
    public override string ToString() => $"{Method} {Path}";
}

/// <summary>The answer of the script.</summary>
public sealed record FakeAnswer(int Status, string Body = "{}", params (string Name, string Value)[] Headers)
{
    public static FakeAnswer NoContent { get; } = new(204, "");

    /// <summary>Cuts the connection instead of answering.</summary>
    public static FakeAnswer Cut { get; } = new(0);

    /// <summary>True when the connection stays open after the body without any further data.</summary>
    public bool Stalls { get; init; }

    /// <summary>True when the connection is cut after the body.</summary>
    public bool BreaksOff { get; init; }
}

/// <summary>A fake of Discord on the loopback interface: a script answers REST requests, and the test drives the websockets.</summary>
public sealed class FakeDiscord : IAsyncDisposable
{
    public const string Token = "fictional-token-0123456789";
    private readonly WebApplication _app;
    private readonly Channel<FakeSocket> _sockets = Channel.CreateUnbounded<FakeSocket>();

    private FakeDiscord(WebApplication app) => _app = app;

    public ConcurrentQueue<SeenRequest> Requests { get; } = new();

    /// <summary>This answers all requests. Without it only the gateway's address is answered.</summary>
    public Func<SeenRequest, Task<FakeAnswer>>? Script { get; set; }

    public string SessionStartLimit { get; set; } = """{"total":1000,"remaining":999,"reset_after":1000,"max_concurrency":1}""";

    public string BaseUrl => _app.Urls.First();

    public string GatewayUrl => BaseUrl.Replace("http", "ws", StringComparison.Ordinal) + "/gateway";

    public string ResumeUrl => BaseUrl.Replace("http", "ws", StringComparison.Ordinal) + "/resume";

    public static async Task<FakeDiscord> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var fake = new FakeDiscord(builder.Build());
        fake._app.UseWebSockets();
        fake._app.Run(fake.TakeAsync);
        await fake._app.StartAsync();
        return fake;
    }

    public DiscordOptions Options(Action<DiscordOptions>? change = null)
    {
        var options = new DiscordOptions
        {
            Token = Token,
            UserAgentUrl = "https://bot.example",
            ApiBaseUrl = BaseUrl + "/api/v10",
            StopGrace = TimeSpan.FromSeconds(2),
            Timings = new GatewayTimings
            {
                BetweenIdentifies = TimeSpan.FromMilliseconds(20),
                AfterInvalidSession = TimeSpan.FromMilliseconds(5),
                AfterRateLimit = TimeSpan.FromMilliseconds(30),
                BackOff = TimeSpan.FromMilliseconds(5),
                PositionWriteInterval = TimeSpan.FromMilliseconds(20),
            },
        };
        change?.Invoke(options);
        return options;
    }

    public DiscordRest Rest(Action<DiscordOptions>? change = null) => new(Options(change));

    /// <summary>Waits for the next connection to the gateway.</summary>
    public Task<FakeSocket> NextSocketAsync() => Wait.For(_sockets.Reader.ReadAsync().AsTask(), "a connection to the gateway");

    /// <summary>Waits for the next connection, and completes its handshake with a new session.</summary>
    public async Task<FakeSocket> StartSessionAsync()
    {
        var socket = await NextSocketAsync();
        await socket.HelloAsync();
        await socket.ExpectAsync(2);
        await socket.ReadyAsync(ResumeUrl);
        return socket;
    }

    /// <summary>Waits for the next connection, which must come to the resume address and resume this session after this sequence.</summary>
    public async Task<FakeSocket> ExpectResumeAsync(string session, long sequence)
    {
        var socket = await NextSocketAsync();
        Assert.Equal("/resume?v=10&encoding=json", socket.Path);
        await socket.HelloAsync();
        var resume = await socket.ExpectAsync(6);
        Assert.Equal(Token, resume.GetProperty("token").GetString());
        Assert.Equal(session, resume.GetProperty("session_id").GetString());
        Assert.Equal(sequence, resume.GetProperty("seq").GetInt64());
        return socket;
    }

    /// <summary>True when no further connection has come to the gateway.</summary>
    public bool HasNoSocketWaiting => _sockets.Reader.Count == 0;

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            var socket =
                new FakeSocket(
                    await context.WebSockets.AcceptWebSocketAsync(),
                    context.Request.Path + context.Request.QueryString,
                    context.Abort);
            await _sockets.Writer.WriteAsync(socket);
            await socket.Over;
            return;
        }
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        var seen = await SeeAsync(context.Request);
        Requests.Enqueue(seen);
        await AnswerAsync(context, Script is { } script ? await script(seen) : GatewayBot());
    }

    public FakeAnswer GatewayBot() => new(200, $$"""{"url":"{{GatewayUrl}}","shards":1,"session_start_limit":{{SessionStartLimit}}}""");

    private static async Task<SeenRequest> SeeAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        return new SeenRequest(
            request.Method,
            request.Path.Value![("/api/v10".Length)..] + request.QueryString,
            request.Headers.Authorization,
            request.Headers.UserAgent,
            request.ContentType,
            body,
            request.Headers["X-Audit-Log-Reason"]);
    }

    private static async Task AnswerAsync(HttpContext context, FakeAnswer answer)
    {
        if (answer.Status == 0)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        if (answer.Status != 204)
            await context.Response.WriteAsync(answer.Body);
        if (answer is { Stalls: false, BreaksOff: false })
            return;
        await context.Response.Body.FlushAsync();
        if (answer.BreaksOff)
            context.Abort();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
