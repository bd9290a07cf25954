using System.Collections.Concurrent;
using Discord.Gateway;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Platform.Hosting;

namespace IntimacyBot.Platform.Guilds;

/// <summary>A server as the bot sees it now: its roles, channels and owner, and the bot's own roles.</summary>
internal sealed record GuildSnapshot(Guild Guild, IReadOnlyList<Channel> Channels, IReadOnlyList<Snowflake> OwnRoles)
{
    /// <summary>
    /// True when the server asks for two-factor authentication and the account that owns the bot does not have it, so that the bot can
    /// manage nothing here, whatever is allowed to it.
    /// </summary>
    public bool LacksTwoFactor { get; init; }

    public Channel? Channel(Snowflake id) => Channels.FirstOrDefault(c => c.Id == id);
}

/// <summary>
/// Caches what is known of each server. Gateway events fill it and keep it up to date. A process that resumes an earlier process's session
/// never got the events that describe the servers, so it requests each server once.
/// </summary>
internal sealed class GuildCache(DiscordRest rest, GuildState state, OwnerTwoFactor owner, TimeProvider clock) : IGatewayEventHandler
{
    /// <summary>A server that refused a request is not asked again for this time.</summary>
    private static readonly TimeSpan RefusalRetryDelay = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Snowflake, DateTimeOffset> _away = new();
    private readonly ConcurrentDictionary<(Snowflake Guild, long Version), Lazy<Task<GuildSnapshot>>> _asked = new();
    private Snowflake? _self;

    public async Task<Snowflake> SelfAsync(CancellationToken cancel) => _self ??= state.Self ?? (await rest.GetCurrentUserAsync(cancel)).Id;

    public async Task<GuildSnapshot> GetSnapshotAsync(Snowflake guild, CancellationToken cancel)
    {
        var guildSnapshot = Known(guild) ?? await AskAsync(guild, cancel);
        return await WithOwnerAsync(guildSnapshot, cancel);
    }

    /// <summary>
    /// Returns null when the bot is not in the server. Discord is asked again after a while, or when the gateway reports that the bot is
    /// back.
    /// </summary>
    public async Task<GuildSnapshot?> FindAsync(Snowflake guild, CancellationToken cancel)
    {
        if (Known(guild) is { } known)
            return await WithOwnerAsync(known, cancel);
        if (_away.TryGetValue(guild, out var refused) && (clock.GetUtcNow() - refused).Duration() < RefusalRetryDelay)
            return null;
        try
        {
            return await WithOwnerAsync(await AskAsync(guild, cancel), cancel);
        }
        catch (DiscordApiException e) when (IsNotThere(e))
        {
            return null;
        }
    }

    /// <summary>Returns the server together with the bot's own user id, or null as <see cref="FindAsync"/> does.</summary>
    public async Task<ObservedServer?> ObserveAsync(Snowflake guild, CancellationToken cancel)
    {
        var guildSnapshot = await FindAsync(guild, cancel);
        return guildSnapshot is null ? null : new ObservedServer(guildSnapshot, await SelfAsync(cancel));
    }

    /// <summary>
    /// True when the bot was removed from this server, as a gateway event or a refused request has shown. Event handlers run concurrently,
    /// so the removal may be handled after the return; the guild state is updated in order and decides.
    /// </summary>
    public bool IsAway(Snowflake guild) => _away.ContainsKey(guild) && state.OwnRoles(guild) is null;

    /// <summary>Notes removals and returns. An outage (an unavailable server) is not a removal.</summary>
    public Task HandleAsync(Dispatch dispatch, CancellationToken cancel)
    {
        if (dispatch.EventName == GatewayEvents.GuildDelete && dispatch.As<Guild>() is { Unavailable: null or false } gone)
            _away[gone.Id] = clock.GetUtcNow();
        else if (dispatch.EventName == GatewayEvents.GuildCreate && !_away.IsEmpty)
            _away.TryRemove(dispatch.As<Guild>().Id, out _);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Returns a server's name, for somebody who is known in several servers; its id when Discord does not tell the name.
    /// </summary>
    public async Task<string> ServerNameAsync(Snowflake guild, CancellationToken cancel)
    {
        try
        {
            var snapshot = Known(guild) ?? await AskAsync(guild, cancel);
            return snapshot.Guild.Name is { Length: > 0 } name ? name : guild.ToString();
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            return guild.ToString();
        }
    }

    private async Task<GuildSnapshot> WithOwnerAsync(GuildSnapshot guildSnapshot, CancellationToken cancel)
    {
        if (guildSnapshot.Guild.MfaLevel == 0)
            return guildSnapshot;
        return guildSnapshot with { LacksTwoFactor = !await owner.IsOnAsync(cancel) };
    }

    private GuildSnapshot? Known(Snowflake guild) =>
        state.OwnRoles(guild) is { } roles && state.Find(guild) is { } known ? new GuildSnapshot(known, known.Channels, roles) : null;

    /// <summary>
    /// Lets all callers who ask for the same server at once share one request, as many do after a restart, unless an event has changed the
    /// server meanwhile.
    /// </summary>
    private Task<GuildSnapshot> AskAsync(Snowflake guild, CancellationToken cancel) =>
        _asked
            .GetOrAdd((guild, state.Version(guild)), key => new Lazy<Task<GuildSnapshot>>(() => AskOnceAsync(key.Guild, key.Version)))
            .Value.WaitAsync(cancel);

    /// <summary>Sends the request without a caller's cancellation token, because several callers wait for the result.</summary>
    private async Task<GuildSnapshot> AskOnceAsync(Snowflake guild, long version)
    {
        try
        {
            // Another request may have filled the cache between the caller's look and this one.
            if (Known(guild) is { } known)
                return known;
            var self = await SelfAsync(CancellationToken.None);
            var read = rest.GetGuildAsync(guild, CancellationToken.None);
            var channels = rest.GetGuildChannelsAsync(guild, CancellationToken.None);
            var own = rest.GetGuildMemberAsync(guild, self, CancellationToken.None);
            await Task.WhenAll(read, channels, own);
            var guildSnapshot = new GuildSnapshot(await read, await channels, (await own).Roles);
            state.Learn(version, guildSnapshot.Guild, guildSnapshot.Channels, self, guildSnapshot.OwnRoles);
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
            _asked.TryRemove((guild, version), out _);
        }
    }

    private static bool IsNotThere(DiscordApiException e) => e.Code is ErrorCode.UnknownGuild or ErrorCode.MissingAccess;
}
