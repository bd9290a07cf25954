using System.Security.Cryptography;
using System.Text.Json;
using Discord.Models;
using Discord.Models.Json;
using Discord.Rest.Api;

namespace Discord.Interactions;

/// <summary>Where the hash of the registered commands survives the process.</summary>
public interface ICommandHashStore
{
    /// <summary>The last hash written, or null.</summary>
    Task<string?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Replaces the hash.</summary>
    Task WriteAsync(string hash, CancellationToken cancellationToken);
}

/// <summary>
/// Registers the global commands, but only when they differ from those registered last: the platform allows 200 new ones a day.
/// Source: docs.discord.com/developers/interactions/application-commands#registering-a-command.
/// </summary>
public sealed class CommandRegistrar(DiscordRest rest, ICommandHashStore store)
{
    /// <summary>Brings the platform to exactly these commands; returns whether a request was needed.</summary>
    public async Task<bool> RegisterAsync(
        Snowflake application, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken = default)
    {
        if (await store.ReadAsync(cancellationToken) == Hash(application, commands))
            return false;
        await RegisterAnywayAsync(application, commands, cancellationToken);
        return true;
    }

    /// <summary>
    /// Brings the platform to exactly these commands, also when nothing changed here: somebody else may have changed them.
    /// </summary>
    public async Task RegisterAnywayAsync(
        Snowflake application, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken = default)
    {
        await rest.BulkOverwriteGlobalCommandsAsync(application, commands, cancellationToken);
        await store.WriteAsync(Hash(application, commands), cancellationToken);
    }

    /// <summary>The SHA-256 over application and definitions, in lower-case hexadecimal digits.</summary>
    public static string Hash(Snowflake application, IReadOnlyList<ApplicationCommand> commands) =>
        Convert.ToHexStringLower(SHA256.HashData(
            JsonSerializer.SerializeToUtf8Bytes(new Registered(application, commands), DiscordJson.Options)));

    private sealed record Registered(Snowflake Application, IReadOnlyList<ApplicationCommand> Commands);
}
