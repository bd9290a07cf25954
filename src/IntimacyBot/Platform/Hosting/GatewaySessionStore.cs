using System.Text;
using System.Text.Json;
using Discord.Gateway;
using Discord.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Platform.Hosting;

/// <summary>Saves the gateway's resume point, so that a restarted bot receives the events that it has missed.</summary>
internal sealed class GatewaySessionStore(Store store, Inbox inbox) : IGatewaySessionStore
{
    public async Task<GatewaySession?> ReadAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(inbox.LoadResumePoint, cancellationToken) is { } point
            ? new GatewaySession(point.SessionId, point.ResumeUrl, point.Sequence)
            : null;

    public Task WriteAsync(GatewaySession? session, CancellationToken cancellationToken) => store.WriteAsync(
        (context, token) => session is null
            ? inbox.ForgetResumePoint(context, token)
            : inbox.SaveResumePoint(context, new ResumePoint(session.SessionId, session.ResumeUrl, session.Sequence), token),
        cancellationToken);
}

/// <summary>Saves the hash of the registered commands, so that they are registered only when they change.</summary>
internal sealed class CommandHashStore(Store store) : ICommandHashStore
{
    public async Task<string?> ReadAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(
            (context, token) => SystemValues.Get(context, SystemValues.CommandHash, token),
            cancellationToken) is { } bytes
            ? Encoding.ASCII.GetString(bytes)
            : null;

    public Task WriteAsync(string hash, CancellationToken cancellationToken) =>
        store.WriteAsync(
            (context, token) => SystemValues.Set(context, SystemValues.CommandHash, Encoding.ASCII.GetBytes(hash), token),
            cancellationToken);
}

/// <summary>
/// Saves how many gateway sessions were started today, so that a bot that crashes at every start does not use up Discord's limit and lose
/// its token.
/// </summary>
internal sealed class SessionStartStore(Store store) : ISessionStartStore
{
    public async Task<SessionStarts?> ReadAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(
            (context, token) => SystemValues.Get(context, SystemValues.SessionStarts, token),
            cancellationToken) is { } json
            ? JsonSerializer.Deserialize<SessionStarts>(json)
            : null;

    public Task WriteAsync(SessionStarts starts, CancellationToken cancellationToken) => store.WriteAsync(
        (context, token) => SystemValues.Set(context, SystemValues.SessionStarts, JsonSerializer.SerializeToUtf8Bytes(starts), token),
        cancellationToken);
}
