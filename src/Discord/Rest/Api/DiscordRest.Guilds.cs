using Discord.Models;

namespace Discord.Rest.Api;

/// <content>Guilds. Source: docs.discord.com/developers/resources/guild.</content>
public sealed partial class DiscordRest
{
    /// <summary>Creates a channel, for which the bot needs Manage Channels, and returns it.</summary>
    public Task<Channel> CreateGuildChannelAsync(
        Snowflake guild, CreateGuildChannel channel, CancellationToken cancellationToken = default) =>
        SendAsync<Channel>(
            new(RestRoute.Post("/guilds/{guild}/channels", $"guilds/{guild}/channels", Major(guild))) { Body = channel },
            cancellationToken);

    /// <summary>A guild, with its roles.</summary>
    public Task<Guild> GetGuildAsync(Snowflake guild, CancellationToken cancellationToken = default) =>
        SendAsync<Guild>(new(RestRoute.Get("/guilds/{guild}", $"guilds/{guild}", Major(guild))), cancellationToken);

    /// <summary>A guild, with its roles and about how many members it has.</summary>
    public Task<Guild> GetGuildWithCountsAsync(Snowflake guild, CancellationToken cancellationToken = default) =>
        SendAsync<Guild>(
            new(RestRoute.Get("/guilds/{guild}", $"guilds/{guild}?with_counts=true", Major(guild))), cancellationToken);

    /// <summary>The channels the bot can see, without threads.</summary>
    public Task<IReadOnlyList<Channel>> GetGuildChannelsAsync(Snowflake guild, CancellationToken cancellationToken = default) =>
        SendAsync<IReadOnlyList<Channel>>(
            new(RestRoute.Get("/guilds/{guild}/channels", $"guilds/{guild}/channels", Major(guild))),
            cancellationToken);

    /// <summary>All roles.</summary>
    public Task<IReadOnlyList<Role>> GetGuildRolesAsync(Snowflake guild, CancellationToken cancellationToken = default) =>
        SendAsync<IReadOnlyList<Role>>(
            new(RestRoute.Get("/guilds/{guild}/roles", $"guilds/{guild}/roles", Major(guild))),
            cancellationToken);

    /// <summary>A member; <see cref="ErrorCode.UnknownMember"/> where the user is not in the guild.</summary>
    public Task<GuildMember> GetGuildMemberAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken = default) =>
        SendAsync<GuildMember>(
            new(RestRoute.Get("/guilds/{guild}/members/{user}", $"guilds/{guild}/members/{user}", Major(guild))),
            cancellationToken);

    /// <summary>The active threads the bot can see.</summary>
    public Task<ActiveThreads> GetActiveThreadsAsync(Snowflake guild, CancellationToken cancellationToken = default) =>
        SendAsync<ActiveThreads>(
            new(RestRoute.Get("/guilds/{guild}/threads/active", $"guilds/{guild}/threads/active", Major(guild))),
            cancellationToken);
}
