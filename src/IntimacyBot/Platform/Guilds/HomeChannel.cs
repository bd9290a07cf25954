using Discord.Models;

namespace IntimacyBot.Platform.Guilds;

/// <summary>A server as Discord shows it to the bot, and the bot's own user id.</summary>
internal sealed record ObservedServer(GuildSnapshot Snapshot, Snowflake Self);

/// <summary>
/// The channel under which a server's rooms are, who can read a room there, and which permissions the bot lacks. The id is null when no
/// channel is set.
/// </summary>
internal sealed record HomeChannel(Snowflake? Id, RoomReaders? Readers, IReadOnlyList<string> Missing)
{
    private static readonly HomeChannel None = new(null, null, []);

    /// <summary>
    /// Combines the settings with what Discord shows. A server that the bot has left (<paramref name="server"/> is null) has no home
    /// channel either.
    /// </summary>
    public static HomeChannel Of(ServerSettings settings, ObservedServer? server)
    {
        if (settings.Home is not { } id || server is null)
            return None;
        var home = new Snowflake(id);
        return new HomeChannel(
            home,
            RoomPermissions.Readers(server.Snapshot, home, server.Self),
            RoomPermissions.Missing(server.Snapshot, home, server.Self));
    }
}
