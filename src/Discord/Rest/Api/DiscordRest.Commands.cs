using Discord.Interactions;
using Discord.Models;

namespace Discord.Rest.Api;

/// <content>Commands. Source: docs.discord.com/developers/interactions/application-commands.</content>
public sealed partial class DiscordRest
{
    private const string GlobalCommands = "/applications/{application}/commands";

    /// <summary>Replaces all global commands. New names count toward 200 a day; see <see cref="CommandRegistrar"/>.</summary>
    public Task<IReadOnlyList<ApplicationCommand>> BulkOverwriteGlobalCommandsAsync(
        Snowflake application, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken = default) =>
        SendAsync<IReadOnlyList<ApplicationCommand>>(
            new(RestRoute.Put(GlobalCommands, $"applications/{application}/commands")) { Body = commands },
            cancellationToken);

    /// <summary>The global commands with their ids and all languages.</summary>
    public Task<IReadOnlyList<ApplicationCommand>> GetGlobalCommandsAsync(
        Snowflake application, CancellationToken cancellationToken = default) =>
        SendAsync<IReadOnlyList<ApplicationCommand>>(
            new(RestRoute.Get(GlobalCommands, $"applications/{application}/commands?with_localizations=true")),
            cancellationToken);
}
