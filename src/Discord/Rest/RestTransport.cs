using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text.Json;
using Discord.Hosting;
using Discord.Models.Json;

namespace Discord.Rest;

/// <summary>
/// Turns a request into one HTTP exchange on a warm connection. It neither waits nor repeats, and nothing of an address
/// reaches a trace, because addresses of interactions hold their tokens.
/// </summary>
internal sealed class RestTransport : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly HttpMessageInvoker _http;
    private readonly Uri _base;
    private readonly AuthenticationHeaderValue _token;
    private readonly string _userAgent;

    [SuppressMessage("Reliability", "CA2000", Justification = "The invoker disposes its handler.")]
    public RestTransport(DiscordOptions options)
    {
        _base = new Uri(options.ApiBaseUrl.TrimEnd('/') + "/");
        _token = new AuthenticationHeaderValue("Bot", options.Token);
        _userAgent = options.UserAgent;
        _http = new HttpMessageInvoker(Handler());
    }

    public async Task<RestResponse> ExchangeAsync(RestRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Route.Method, new Uri(_base, request.Route.Path));
        if (_base.Scheme == Uri.UriSchemeHttps)
        {
            message.Version = HttpVersion.Version20;
            message.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        }
        message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        if (request.WithToken)
            message.Headers.Authorization = _token;
        if (request.Reason is { } reason)
            message.Headers.TryAddWithoutValidation("X-Audit-Log-Reason", Uri.EscapeDataString(reason));
        message.Content = Content(request);
        using var response = await _http.SendAsync(message, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new RestResponse(response.StatusCode, response.Headers, body);
    }

    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler Handler() => new()
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(30),
        KeepAlivePingDelay = TimeSpan.FromSeconds(45),
        UseCookies = false,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = CertificateCheck.Accept },
    };

    [SuppressMessage("Reliability", "CA2000", Justification = "The request disposes its content, and the form its parts.")]
    private static HttpContent? Content(RestRequest request)
    {
        if (request.Body is null)
            return null;
        var json = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request.Body, DiscordJson.Options));
        json.Headers.ContentType = Json;
        if (request.Files is not { Count: > 0 } files)
            return json;
        var form = new MultipartFormDataContent { { json, "payload_json" } };
        for (var n = 0; n < files.Count; n++)
        {
            var file = new ReadOnlyMemoryContent(files[n].Bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(file, $"files[{n}]", files[n].Name);
        }
        return form;
    }
}

/// <summary>What came back.</summary>
internal sealed record RestResponse(HttpStatusCode Status, HttpResponseHeaders Headers, byte[] Body)
{
    public bool IsGood => (int)Status is >= 200 and < 300;

    public override string ToString() => $"{(int)Status}";
}
