using System.Collections.Concurrent;
using Discord.Gateway;
using Discord.Models;
using Discord.Rest;

namespace IntimacyBot.Platform.Guilds;

/// <summary>A server as the bot last saw it: roles, channels, owner, and the bot's own roles.</summary>
internal sealed record GuildFacts(Guild Guild, IReadOnlyList<Channel> Channels, IReadOnlyList<Snowflake> OwnRoles, DateTimeOffset ReadAt)
{
    public Channel? Channel(Snowflake id) => Channels.FirstOrDefault(c => c.Id == id);
}

/// <summary>What is known of each server. The gateway fills it; what it did not tell is asked for once; what may have changed is forgotten.</summary>
internal sealed class Guilds(DiscordRest rest, TimeProvider clock)
{
    /// <summary>The bot is told of no change of its own roles, so that what was read does not stay true for long.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private const int MostNames = 10_000;

    private readonly ConcurrentDictionary<Snowflake, GuildFacts> _facts = new();
    private readonly ConcurrentDictionary<Snowflake, DateTimeOffset> _away = new();
    private readonly ConcurrentDictionary<Snowflake, string> _names = new();
    private Snowflake? _self;

    public async Task<Snowflake> SelfAsync(CancellationToken cancel) => _self ??= (await rest.GetCurrentUserAsync(cancel)).Id;

    /// <summary>What somebody is called, wherever they are: the same while they are in a server and after they have left it.</summary>
    public async Task<string> UserNameAsync(Snowflake user, CancellationToken cancel)
    {
        if (_names.TryGetValue(user, out var known))
            return known;
        if (_names.Count > MostNames)
            _names.Clear();
        return _names[user] = (await rest.GetUserAsync(user, cancel)).DisplayName;
    }

    public async Task<GuildFacts> FactsAsync(Snowflake guild, CancellationToken cancel)
    {
        if (_facts.TryGetValue(guild, out var known) && (clock.GetUtcNow() - known.ReadAt).Duration() < Fresh)
            return known;
        var self = await SelfAsync(cancel);
        var read = rest.GetGuildAsync(guild, cancel);
        var channels = rest.GetGuildChannelsAsync(guild, cancel);
        var own = rest.GetGuildMemberAsync(guild, self, cancel);
        await Task.WhenAll(read, channels, own);
        return _facts[guild] = new GuildFacts(await read, await channels, (await own).Roles, clock.GetUtcNow());
    }

    /// <summary>Null where the bot is not, or not any more; that is asked again after a while, or when the bot is told that it is back.</summary>
    public async Task<GuildFacts?> FindAsync(Snowflake guild, CancellationToken cancel)
    {
        if (IsAway(guild) && (clock.GetUtcNow() - _away.GetValueOrDefault(guild)).Duration() < Fresh)
            return null;
        try
        {
            var facts = await FactsAsync(guild, cancel);
            _away.TryRemove(guild, out _);
            return facts;
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownGuild or ErrorCode.MissingAccess)
        {
            _away[guild] = clock.GetUtcNow();
            return null;
        }
    }

    /// <summary>Was the bot taken out of this server, as far as it has heard?</summary>
    public bool IsAway(Snowflake guild) => _away.ContainsKey(guild);

    /// <summary>What a server is called now, for somebody who is known in several; its id where Discord does not say.</summary>
    public async Task<string> ServerNameAsync(Snowflake guild, CancellationToken cancel)
    {
        try
        {
            return (await FactsAsync(guild, cancel)).Guild.Name is { Length: > 0 } name ? name : guild.ToString();
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            return guild.ToString();
        }
    }

    /// <summary>The next look at this server is a fresh one.</summary>
    public void Forget(Snowflake guild) => _facts.TryRemove(guild, out _);

    /// <summary>Takes one gateway event; those that change who may do what make us read again.</summary>
    public void Hear(Dispatch dispatch)
    {
        switch (dispatch.EventName)
        {
            case GatewayEvents.GuildCreate or GatewayEvents.GuildUpdate or GatewayEvents.GuildDelete:
                var about = dispatch.As<Guild>();
                _facts.TryRemove(about.Id, out _);
                // An outage is no removal.
                if (dispatch.EventName == GatewayEvents.GuildDelete && about.Unavailable is null or false)
                    _away[about.Id] = clock.GetUtcNow();
                else if (dispatch.EventName == GatewayEvents.GuildCreate)
                    _away.TryRemove(about.Id, out _);
                break;
            case GatewayEvents.ChannelCreate or GatewayEvents.ChannelUpdate or GatewayEvents.ChannelDelete:
                if (dispatch.As<Channel>().GuildId is { } guild)
                    _facts.TryRemove(guild, out _);
                break;
            case GatewayEvents.GuildRoleCreate or GatewayEvents.GuildRoleUpdate or GatewayEvents.GuildRoleDelete:
                if (Snowflake.TryParse(dispatch.Data.GetProperty("guild_id").GetString(), out var id))
                    _facts.TryRemove(id, out _);
                break;
        }
    }
}
