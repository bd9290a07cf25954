using Discord.Models;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Platform.Guilds;

/// <summary>
/// Finds the home channel of a server. It may send requests to Discord, so it must not be used inside a database snapshot.
/// </summary>
internal sealed class HomeChannels(Store store, ServerSettingsStore servers, GuildCache guilds)
{
    public async Task<HomeChannel> FindAsync(Snowflake guild, CancellationToken cancel)
    {
        var settings = await store.ReadAsync((context, token) => servers.FindAsync(context, guild, token), cancel);
        return await OfAsync(guild, settings, cancel);
    }

    /// <summary>Finds the home channel for settings that the caller has read already.</summary>
    public async Task<HomeChannel> OfAsync(Snowflake guild, ServerSettings settings, CancellationToken cancel)
    {
        var server = settings.Home is null ? null : await guilds.ObserveAsync(guild, cancel);
        return HomeChannel.Of(settings, server);
    }
}
