using System.Collections.Concurrent;
using Discord.Models;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Notifications;

/// <summary>Finds the channel of a server under which its bells are created.</summary>
internal sealed partial class BellChannel(GuildCache guilds, ServerSettingsStore servers, Store store, ILogger<BellChannel> log)
{
    private readonly ConcurrentDictionary<Snowflake, string> _said = new();

    /// <summary>Null where the server has set no home channel.</summary>
    public async Task<Snowflake?> FindAsync(Snowflake guild, CancellationToken cancel)
    {
        var settings = await store.ReadAsync((read, token) => servers.FindAsync(read, guild, token), cancel);
        return settings.Home is { } home ? new Snowflake(home) : null;
    }

    /// <summary>
    /// True when the home channel exists and the bot has the permissions that a bell needs. Missing permissions are logged once, without
    /// content.
    /// </summary>
    public async Task<bool> IsUsableAsync(Snowflake guild, CancellationToken cancel)
    {
        if (await FindAsync(guild, cancel) is not { } home || await guilds.FindAsync(guild, cancel) is not { } guildSnapshot)
            return false;
        var missing = string.Join(", ", RoomPermissions.Missing(guildSnapshot, home, await guilds.SelfAsync(cancel)));
        if (missing.Length == 0)
            return _said.TryRemove(guild, out _) || true;
        if (!_said.TryGetValue(guild, out var said) || said != missing)
            Lacking(guild.Value, home.Value, missing);
        _said[guild] = missing;
        return false;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bells of server {Guild} cannot ring: in channel {Channel} the bot lacks {Missing}")]
    private partial void Lacking(ulong guild, ulong channel, string missing);
}
