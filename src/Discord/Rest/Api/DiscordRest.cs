using System.Net;
using System.Text.Json;
using Discord.Hosting;
using Discord.Interactions;
using Discord.Models;
using Discord.Models.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Discord.Rest.Api;

/// <summary>
/// The REST API, version 10. One instance serves the whole process. Every method throws <see cref="DiscordApiException"/> when the
/// platform refuses or answers something unreadable (then with status 200), <see cref="DiscordUnreachableException"/> when no answer came,
/// and <see cref="Interactions.InvalidRequestException"/> when a limit is broken, before anything is sent. Source:
/// docs.discord.com/developers/reference.
/// </summary>
public sealed partial class DiscordRest : IDisposable
{
    private readonly RestPipeline _pipeline;
    private readonly RequestPriority _priority;
    private readonly bool _isView;

    /// <summary>A client with these options.</summary>
    public DiscordRest(DiscordOptions options, ILogger<DiscordRest>? logger = null) =>
        _pipeline = new RestPipeline(options, logger ?? NullLogger<DiscordRest>.Instance);

    private DiscordRest(RestPipeline pipeline, RequestPriority priority)
    {
        _pipeline = pipeline;
        _priority = priority;
        _isView = true;
    }

    /// <summary>The platform refused the token: nothing more is sent with it, and the process should stop. Raised once.</summary>
    public event EventHandler? TokenRefused
    {
        add => _pipeline.TokenRefused += value;
        remove => _pipeline.TokenRefused -= value;
    }

    /// <summary>
    /// An answer said something about rate limits. Raised for every such answer, possibly from several threads at once.
    /// </summary>
    public event EventHandler<RateLimitEventArgs>? RateLimitReceived
    {
        add => _pipeline.RateLimitReceived += value;
        remove => _pipeline.RateLimitReceived -= value;
    }

    /// <summary>
    /// An answer told the platform's time, as every one does. Raised for each answer, also for a refusal, before the call returns, possibly
    /// from several threads at once.
    /// </summary>
    public event EventHandler<DateReceivedEventArgs>? DateReceived
    {
        add => _pipeline.DateReceived += value;
        remove => _pipeline.DateReceived -= value;
    }

    /// <summary>
    /// The same client, with all requests made through it as urgent as this; connections and limits are shared. It matters only
    /// while the global limit makes requests wait. Source: docs.discord.com/developers/topics/rate-limits#global-rate-limit.
    /// </summary>
    public DiscordRest At(RequestPriority priority) => priority == _priority ? this : new DiscordRest(_pipeline, priority);

    /// <summary>Closes the connections; does nothing on what <see cref="At"/> gave.</summary>
    public void Dispose()
    {
        if (!_isView)
            _pipeline.Dispose();
    }

    private static string Major(Snowflake id) => id.ToString();

    private Task CallbackAsync(RestRequest request, CancellationToken cancellationToken) =>
        _pipeline.CallbackAsync(request, cancellationToken);

    private Task<byte[]> SendAsync(RestRequest request, CancellationToken cancellationToken) =>
        _pipeline.SendAsync(request, _priority, cancellationToken);

    private async Task<T> SendAsync<T>(RestRequest request, CancellationToken cancellationToken)
    {
        var body = await _pipeline.SendAsync(request, _priority, cancellationToken);
        try
        {
            return ComponentsConverter.Read<T>(body) ?? throw Unreadable(request);
        }
        catch (JsonException)
        {
            throw Unreadable(request);
        }
    }

    private static DiscordApiException Unreadable(RestRequest request) =>
        new(HttpStatusCode.OK, ErrorCode.General, request.Route.Name, "the answer is not what the documentation says");
}
