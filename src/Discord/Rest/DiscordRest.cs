using System.Text.Json;
using Discord.Hosting;
using Discord.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Discord.Rest;

/// <summary>
/// The REST API, version 10. One instance serves the whole process. Every method throws <see cref="DiscordApiException"/> when the
/// platform refuses, <see cref="DiscordUnreachableException"/> when no answer came, and
/// <see cref="Interactions.InvalidRequestException"/> when a limit is broken, before anything is sent.
/// Source: docs.discord.com/developers/reference.
/// </summary>
public sealed partial class DiscordRest : IDisposable
{
    private readonly RestPipeline _pipeline;

    /// <summary>A client with these options.</summary>
    public DiscordRest(DiscordOptions options, ILogger<DiscordRest>? logger = null) =>
        _pipeline = new RestPipeline(options, logger ?? NullLogger<DiscordRest>.Instance);

    /// <summary>The platform refused the token: nothing more is sent with it, and the process should stop. Raised once.</summary>
    public event EventHandler? TokenRefused
    {
        add => _pipeline.TokenRefused += value;
        remove => _pipeline.TokenRefused -= value;
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _pipeline.Dispose();

    private static string Major(Snowflake id) => id.ToString();

    private Task CallbackAsync(RestRequest request, CancellationToken cancellationToken) => _pipeline.CallbackAsync(request, cancellationToken);

    private Task<byte[]> SendAsync(RestRequest request, CancellationToken cancellationToken) => _pipeline.SendAsync(request, cancellationToken);

    private async Task<T> SendAsync<T>(RestRequest request, CancellationToken cancellationToken)
    {
        var body = await _pipeline.SendAsync(request, cancellationToken);
        return JsonSerializer.Deserialize<T>(body, DiscordJson.Options)
            ?? throw new JsonException($"{request.Route.Name}: the answer is null.");
    }
}
