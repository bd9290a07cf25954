namespace Discord.Gateway;

/// <summary>
/// A position in a gateway session, enough for another process to go on from there.
/// Source: docs.discord.com/developers/events/gateway#resuming.
/// </summary>
/// <param name="SessionId">The session; useless without the token.</param>
/// <param name="ResumeUrl">Where to resume.</param>
/// <param name="Sequence">The last event that need not be sent again.</param>
public sealed record GatewaySession(string SessionId, string ResumeUrl, long Sequence)
{
    /// <summary>The position alone.</summary>
    public override string ToString() => $"GatewaySession at {Sequence}";
}

/// <summary>
/// Where the position survives the process. Errors are logged and do not stop the gateway. Source:
/// docs.discord.com/developers/events/gateway#resuming.
/// </summary>
public interface IGatewaySessionStore
{
    /// <summary>The last position written, or null to begin a new session.</summary>
    Task<GatewaySession?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Replaces the position; null when the session is over.</summary>
    Task WriteAsync(GatewaySession? session, CancellationToken cancellationToken);
}

/// <summary>
/// What one <see cref="GatewayClient"/> keeps its state in. Source: docs.discord.com/developers/events/gateway#tracking-state.
/// </summary>
/// <param name="Session">Where the position survives the process.</param>
/// <param name="Guilds">The guilds to keep up to date with the events; null where nobody asks for them.</param>
public sealed record GatewayStores(IGatewaySessionStore Session, GuildState? Guilds = null);

/// <summary>Stores nothing: each process begins a new session.</summary>
public sealed class NoGatewaySessionStore : IGatewaySessionStore
{
    /// <inheritdoc/>
    public Task<GatewaySession?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<GatewaySession?>(null);

    /// <inheritdoc/>
    public Task WriteAsync(GatewaySession? session, CancellationToken cancellationToken) => Task.CompletedTask;
}
