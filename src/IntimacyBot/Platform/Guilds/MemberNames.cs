using System.Collections.Concurrent;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;

namespace IntimacyBot.Platform.Guilds;

/// <summary>
/// Finds members' names as their server shows them. A name is requested at most once a day, for whoever reads it, and is kept in memory
/// only. Names are not taken from interactions: otherwise a partner could tell from a new name, or from a request that was not sent, that
/// the other had used the bot.
/// </summary>
internal sealed class MemberNames(DiscordRest rest, TimeProvider clock) : IMemberNames
{
    private const int MostNames = 10_000;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<(Snowflake Guild, Snowflake User), (string? Name, DateTimeOffset At)> _names = new();

    public string? Known(Snowflake guild, Snowflake user) => _names.TryGetValue((guild, user), out var known) ? known.Name : null;

    public MemberName Of(Snowflake guild, Snowflake user) => new(user, Known(guild, user));

    public Task LearnAsync(Snowflake guild, IEnumerable<Snowflake> users, CancellationToken cancel) =>
        Task.WhenAll(users.Where(user => !IsFresh(guild, user)).Select(user => LearnAsync(guild, user, cancel)));

    public async Task<MemberName> FindAsync(Snowflake guild, Snowflake user, CancellationToken cancel)
    {
        await LearnAsync(guild, [user], cancel);
        return Of(guild, user);
    }

    private bool IsFresh(Snowflake guild, Snowflake user) =>
        _names.TryGetValue((guild, user), out var known) && (clock.GetUtcNow() - known.At).Duration() < Kept;

    /// <summary>
    /// Requests the member and the user together, so that somebody who has left the server causes the same requests as somebody who is
    /// there.
    /// </summary>
    private async Task LearnAsync(Snowflake guild, Snowflake user, CancellationToken cancel)
    {
        var here = AnsweredAsync(() => rest.GetGuildMemberAsync(guild, user, cancel));
        var anywhere = AnsweredAsync(() => rest.GetUserAsync(user, cancel));
        var (member, known) = (await here, await anywhere);
        if (!member.Answered || !known.Answered)
            return;
        if (_names.Count > MostNames)
            _names.Clear();
        _names[(guild, user)] = (member.Found?.Nick ?? known.Found?.DisplayName, clock.GetUtcNow());
    }

    private static async Task<(bool Answered, T? Found)> AnsweredAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return (true, await ask());
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownMember or ErrorCode.UnknownUser)
        {
            return (true, null);
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            return (false, null);
        }
    }
}
