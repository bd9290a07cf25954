using System.Collections.Concurrent;
using Discord.Gateway;
using Discord.Models;
using Discord.Rest;
using IntimacyBot.Platform.Hosting;

namespace IntimacyBot.Platform.Guilds;

/// <summary>A server as the bot sees it now: roles, channels, owner, and the bot's own roles.</summary>
internal sealed record GuildFacts(Guild Guild, IReadOnlyList<Channel> Channels, IReadOnlyList<Snowflake> OwnRoles)
{
    public Channel? Channel(Snowflake id) => Channels.FirstOrDefault(c => c.Id == id);
}

/// <summary>
/// What is known of each server. The gateway tells it and keeps it right; whoever resumes an earlier process's session is not told, and
/// asks once.
/// </summary>
internal sealed class Guilds(DiscordRest rest, GuildState state, TimeProvider clock) : IHearsGateway
{
    private const int MostNames = 10_000;

    /// <summary>How long a server that refused is left in peace.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Snowflake, DateTimeOffset> _away = new();
    private readonly ConcurrentDictionary<Snowflake, string> _names = new();
    private readonly ConcurrentDictionary<Snowflake, Lazy<Task<GuildFacts>>> _asked = new();
    private Snowflake? _self;

    public async Task<Snowflake> SelfAsync(CancellationToken cancel) => _self ??= state.Self ?? (await rest.GetCurrentUserAsync(cancel)).Id;

    /// <summary>What somebody is called, wherever they are: the same while they are in a server and after they have left it.</summary>
    public async Task<string> UserNameAsync(Snowflake user, CancellationToken cancel)
    {
        if (_names.TryGetValue(user, out var known))
            return known;
        if (_names.Count > MostNames)
            _names.Clear();
        return _names[user] = (await rest.GetUserAsync(user, cancel)).DisplayName;
    }

    /// <summary>Somebody is here: what they are called needs not be asked for.</summary>
    public void Meet(User user)
    {
        if (_names.Count <= MostNames)
            _names[user.Id] = user.DisplayName;
    }

    public async Task<GuildFacts> FactsAsync(Snowflake guild, CancellationToken cancel) =>
        state.Find(guild) is { } known && state.OwnRoles(guild) is { } roles
            ? new GuildFacts(known, known.Channels, roles)
            : await AskOnceAsync(guild).WaitAsync(cancel);

    /// <summary>Null where the bot is not, or not any more; that is asked again after a while, or when the bot is told that it is back.</summary>
    public async Task<GuildFacts?> FindAsync(Snowflake guild, CancellationToken cancel)
    {
        if (_away.TryGetValue(guild, out var refused) && (clock.GetUtcNow() - refused).Duration() < Patience)
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

    /// <summary>An outage is no removal.</summary>
    public Task HearAsync(Dispatch dispatch, CancellationToken cancel)
    {
        if (dispatch.EventName == GatewayEvents.GuildDelete && dispatch.As<Guild>() is { Unavailable: null or false } gone)
            _away[gone.Id] = clock.GetUtcNow();
        else if (dispatch.EventName == GatewayEvents.GuildCreate && !_away.IsEmpty)
            _away.TryRemove(dispatch.As<Guild>().Id, out _);
        return Task.CompletedTask;
    }

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

    /// <summary>Whoever wants to know meanwhile waits for the same answer: after a start that may be everybody at once.</summary>
    private Task<GuildFacts> AskOnceAsync(Snowflake guild) => _asked.GetOrAdd(guild, g => new Lazy<Task<GuildFacts>>(() => AskAndForgetAsync(g))).Value;

    private async Task<GuildFacts> AskAndForgetAsync(Snowflake guild)
    {
        try
        {
            return await AskAsync(guild, CancellationToken.None);
        }
        finally
        {
            _asked.TryRemove(guild, out _);
        }
    }

    private async Task<GuildFacts> AskAsync(Snowflake guild, CancellationToken cancel)
    {
        var mark = state.Mark(guild);
        var self = await SelfAsync(cancel);
        var read = rest.GetGuildAsync(guild, cancel);
        var channels = rest.GetGuildChannelsAsync(guild, cancel);
        var own = rest.GetGuildMemberAsync(guild, self, cancel);
        await Task.WhenAll(read, channels, own);
        var facts = new GuildFacts(await read, await channels, (await own).Roles);
        state.Learn(mark, facts.Guild, facts.Channels, self, facts.OwnRoles);
        return facts;
    }
}
