using System.Collections.Concurrent;
using Discord.Gateway;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Platform.Hosting;

namespace IntimacyBot.Platform.Guilds;

/// <summary>A server as the bot sees it now: roles, channels, owner, and the bot's own roles.</summary>
internal sealed record GuildSnapshot(Guild Guild, IReadOnlyList<Channel> Channels, IReadOnlyList<Snowflake> OwnRoles)
{
    public Channel? Channel(Snowflake id) => Channels.FirstOrDefault(c => c.Id == id);
}

/// <summary>
/// What is known of each server. The gateway tells it and keeps it right; whoever resumes an earlier process's session is not told, and
/// asks once.
/// </summary>
internal sealed class GuildCache(DiscordRest rest, GuildState state, TimeProvider clock) : IGatewayEventHandler
{
    private const int MostNames = 10_000;

    /// <summary>How long a server that refused is left in peace.</summary>
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Snowflake, DateTimeOffset> _away = new();
    private readonly ConcurrentDictionary<(Snowflake Guild, long Mark), Lazy<Task<GuildSnapshot>>> _asked = new();
    private readonly ConcurrentDictionary<Snowflake, string> _names = new();
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

    public async Task<GuildSnapshot> FactsAsync(Snowflake guild, CancellationToken cancel) => Known(guild) ?? await AskAsync(guild, cancel);

    /// <summary>
    /// Null where the bot is not, or not any more; that is asked again after a while, or when the bot is told that it is back.
    /// </summary>
    public async Task<GuildSnapshot?> FindAsync(Snowflake guild, CancellationToken cancel)
    {
        if (Known(guild) is { } known)
            return known;
        if (_away.TryGetValue(guild, out var refused) && (clock.GetUtcNow() - refused).Duration() < RequestTimeout)
            return null;
        try
        {
            return await AskAsync(guild, cancel);
        }
        catch (DiscordApiException e) when (IsNotThere(e))
        {
            return null;
        }
    }

    /// <summary>The same together with who the bot is.</summary>
    public async Task<ObservedServer?> ObserveAsync(Snowflake guild, CancellationToken cancel)
    {
        var guildSnapshot = await FindAsync(guild, cancel);
        return guildSnapshot is null ? null : new ObservedServer(guildSnapshot, await SelfAsync(cancel));
    }

    /// <summary>
    /// Was the bot taken out of this server, as far as it has heard? Handlers hear side by side, so that a removal may be heard after the
    /// return; the state is told in order.
    /// </summary>
    public bool IsAway(Snowflake guild) => _away.ContainsKey(guild) && state.OwnRoles(guild) is null;

    /// <summary>An outage is no removal.</summary>
    public Task HandleAsync(Dispatch dispatch, CancellationToken cancel)
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

    private GuildSnapshot? Known(Snowflake guild) =>
        state.OwnRoles(guild) is { } roles && state.Find(guild) is { } known ? new GuildSnapshot(known, known.Channels, roles) : null;

    /// <summary>
    /// After a restart very many may want to know the same server at once: they are given one answer, unless something was told meanwhile.
    /// </summary>
    private Task<GuildSnapshot> AskAsync(Snowflake guild, CancellationToken cancel) =>
        _asked.GetOrAdd((guild, state.Version(guild)), key => new Lazy<Task<GuildSnapshot>>(() => AskOnceAsync(key.Guild, key.Mark))).Value
            .WaitAsync(cancel);

    /// <summary>For all who wait, so that none of them calls it off.</summary>
    private async Task<GuildSnapshot> AskOnceAsync(Snowflake guild, long mark)
    {
        try
        {
            // The answer may have come just before this was asked.
            if (Known(guild) is { } known)
                return known;
            var self = await SelfAsync(CancellationToken.None);
            var read = rest.GetGuildAsync(guild, CancellationToken.None);
            var channels = rest.GetGuildChannelsAsync(guild, CancellationToken.None);
            var own = rest.GetGuildMemberAsync(guild, self, CancellationToken.None);
            await Task.WhenAll(read, channels, own);
            var guildSnapshot = new GuildSnapshot(await read, await channels, (await own).Roles);
            state.Learn(mark, guildSnapshot.Guild, guildSnapshot.Channels, self, guildSnapshot.OwnRoles);
            _away.TryRemove(guild, out _);
            return guildSnapshot;
        }
        catch (DiscordApiException e) when (IsNotThere(e))
        {
            _away[guild] = clock.GetUtcNow();
            throw;
        }
        finally
        {
            _asked.TryRemove((guild, mark), out _);
        }
    }

    private static bool IsNotThere(DiscordApiException e) => e.Code is ErrorCode.UnknownGuild or ErrorCode.MissingAccess;
}
