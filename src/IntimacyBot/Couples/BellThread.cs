using System.Collections.Concurrent;
using Discord.Models;
using Discord.Rest;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>The private threads named "Bell" under a server's home channel.</summary>
internal sealed partial class BellThread(DiscordRest rest, Guilds guilds, Servers servers, Store store, ILogger<BellThread> log)
{
    /// <summary>Never localised: it is a name, not a sentence.</summary>
    private const string Name = "Bell";

    private const int AWeekInMinutes = 10080;

    private readonly ConcurrentDictionary<Snowflake, string> _said = new();

    /// <summary>Is there a home channel in which the bot may do what a bell needs? What is missing is logged once, without content.</summary>
    public async Task<bool> HasPlaceAsync(Snowflake guild, CancellationToken cancel)
    {
        if (await HomeAsync(guild, cancel) is not { } home)
            return false;
        var missing = string.Join(", ", Rooms.Missing(await guilds.FactsAsync(guild, cancel), home, await guilds.SelfAsync(cancel)));
        if (missing.Length == 0)
            return _said.TryRemove(guild, out _) || true;
        if (!_said.TryGetValue(guild, out var said) || said != missing)
            Lacking(guild.Value, home.Value, missing);
        _said[guild] = missing;
        return false;
    }

    /// <summary>A new one, with nobody in it yet: until it is on record it must not ring anybody.</summary>
    public async Task<Snowflake> StartAsync(Snowflake guild, CancellationToken cancel)
    {
        var home = await HomeAsync(guild, cancel) ?? throw new InvalidOperationException("The server has no home channel.");
        var started = await rest.StartThreadAsync(home, new StartThread(Name) { AutoArchiveDuration = AWeekInMinutes, Invitable = false }, cancel);
        return started.Id;
    }

    /// <summary>Brings one back that was archived or locked; false if that is not possible.</summary>
    public async Task<bool> WakeAsync(Snowflake thread, CancellationToken cancel)
    {
        try
        {
            await rest.ModifyChannelAsync(thread, new ModifyChannel { Archived = false, Locked = false }, cancel);
            return true;
        }
        catch (DiscordApiException e) when (Refused.ForGood(e))
        {
            return false;
        }
    }

    private async Task<Snowflake?> HomeAsync(Snowflake guild, CancellationToken cancel)
    {
        var settings = await store.ReadAsync((read, token) => servers.FindAsync(read, guild, token), cancel);
        return settings.Home is { } home ? new Snowflake(home) : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bells of server {Guild} cannot ring: in channel {Channel} the bot lacks {Missing}")]
    private partial void Lacking(ulong guild, ulong channel, string missing);
}
