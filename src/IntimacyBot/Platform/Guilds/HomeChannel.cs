using Discord.Models;

namespace IntimacyBot.Platform.Guilds;

/// <summary>A server as the gateway knows it, and who the bot is in it.</summary>
internal sealed record ObservedServer(GuildSnapshot Facts, Snowflake Self);

/// <summary>The channel under which a server's rooms are: who can read a room there, and what the bot lacks to make one.</summary>
internal sealed record HomeChannel(Snowflake? Id, RoomReaders? Readers, IReadOnlyList<string> Missing)
{
    private static readonly HomeChannel None = new(null, null, []);

    /// <summary>A server without the bot has no home for a room either.</summary>
    public static HomeChannel Of(ServerSettings settings, ObservedServer? server)
    {
        if (settings.Home is not { } id || server is null)
            return None;
        var home = new Snowflake(id);
        return new HomeChannel(
            home,
            RoomPermissions.Readers(server.Facts, home, server.Self),
            RoomPermissions.Missing(server.Facts, home, server.Self));
    }
}
