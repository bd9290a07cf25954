using Discord.Models;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Platform.Guilds;

/// <summary>Finds home channels. It may ask Discord, so that it is never used inside a snapshot.</summary>
internal sealed class HomeChannels(Store store, ServerSettingsStore servers, GuildCache guilds)
{
    public async Task<HomeChannel> FindAsync(Snowflake guild, CancellationToken cancel)
    {
        var settings = await store.ReadAsync((context, token) => servers.FindAsync(context, guild, token), cancel);
        return await OfAsync(guild, settings, cancel);
    }

    /// <summary>The same for somebody who has read the settings already.</summary>
    public async Task<HomeChannel> OfAsync(Snowflake guild, ServerSettings settings, CancellationToken cancel)
    {
        var server = settings.Home is null ? null : await guilds.ObserveAsync(guild, cancel);
        return HomeChannel.Of(settings, server);
    }
}
