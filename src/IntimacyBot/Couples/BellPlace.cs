using System.Collections.Concurrent;
using Discord.Models;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>Where the bells of a server are: under its home channel, if the bot may do there what a bell needs.</summary>
internal sealed partial class BellPlace(Store store, Servers servers, HomeChannels homes, ILogger<BellPlace> log)
{
    private readonly ConcurrentDictionary<Snowflake, string> _said = new();

    public async Task<Snowflake?> HomeAsync(Snowflake guild, CancellationToken cancel)
    {
        var settings = await store.ReadAsync((read, token) => servers.FindAsync(read, guild, token), cancel);
        return settings.Home is { } home ? new Snowflake(home) : null;
    }

    /// <summary>Can a bell ring there? What is missing is logged once, without content.</summary>
    public async Task<bool> IsReadyAsync(Snowflake guild, CancellationToken cancel)
    {
        var home = await homes.FindAsync(guild, cancel);
        if (home.Id is not { } channel)
            return false;
        var missing = string.Join(", ", home.Missing);
        if (missing.Length == 0)
            return _said.TryRemove(guild, out _) || true;
        if (!_said.TryGetValue(guild, out var said) || said != missing)
            Lacking(guild.Value, channel.Value, missing);
        _said[guild] = missing;
        return false;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bells of server {Guild} cannot ring: in channel {Channel} the bot lacks {Missing}")]
    private partial void Lacking(ulong guild, ulong channel, string missing);
}
