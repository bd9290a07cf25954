using System.Text.Json.Serialization;

namespace Discord.Gateway;

/// <summary>
/// How many sessions began in the platform's present day. Going beyond its 1000 resets the token.
/// Source: docs.discord.com/developers/events/gateway#identifying.
/// </summary>
/// <param name="Count">How many, counting one that may have failed.</param>
/// <param name="Until">When the count starts anew.</param>
/// <param name="Last">When the last one began.</param>
public sealed record SessionStarts(
    [property: JsonPropertyName("Count")] int Count,
    [property: JsonPropertyName("Until")] DateTimeOffset Until,
    [property: JsonPropertyName("Last")] DateTimeOffset Last);

/// <summary>
/// Where the count survives the process, so that it is right for a process that crashes repeatedly too. Errors are logged and do not
/// stop the gateway. Source: docs.discord.com/developers/events/gateway#session-start-limit-object.
/// </summary>
public interface ISessionStartStore
{
    /// <summary>What was written last, or null.</summary>
    Task<SessionStarts?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Replaces the count; called before a session begins.</summary>
    Task WriteAsync(SessionStarts starts, CancellationToken cancellationToken);
}

/// <summary>Stores nothing: then only the number that the platform reports protects the token.</summary>
public sealed class NoSessionStartStore : ISessionStartStore
{
    /// <inheritdoc/>
    public Task<SessionStarts?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<SessionStarts?>(null);

    /// <inheritdoc/>
    public Task WriteAsync(SessionStarts starts, CancellationToken cancellationToken) => Task.CompletedTask;
}
