using System.Net;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Platform.Reconciling;

namespace IntimacyBot.Platform.Guilds;

/// <summary>
/// Starts private threads. Discord limits the threads of a channel for everybody who makes some there, at times for minutes. While that
/// lasts, a room comes before every bell: two people wait in front of the one, and a bell only tells of what stands in /home as well.
/// </summary>
internal sealed class ThreadStarter(DiscordRest rest, TimeProvider clock)
{
    private static readonly TimeSpan UsualWait = TimeSpan.FromMinutes(1);

    /// <summary>
    /// After the limit a room that waits has this long to be asked for again. Then it counts as given up, and the bells go on.
    /// </summary>
    private static readonly TimeSpan RoomsTurn = TimeSpan.FromMinutes(1);

    private readonly DiscordRest _later = rest.At(RequestPriority.Scheduled);
    private readonly Lock _gate = new();
    private readonly Dictionary<(Snowflake Home, Guid Dance), DateTimeOffset> _roomsWait = [];

    /// <exception cref="PostponedException">Discord lets no thread be made here now.</exception>
    public async Task<Snowflake> StartRoomAsync(Snowflake home, Guid dance, StartThread thread, CancellationToken cancel)
    {
        try
        {
            var room = (await rest.StartThreadAsync(home, thread, cancel)).Id;
            lock (_gate)
                _roomsWait.Remove((home, dance));
            return room;
        }
        catch (DiscordApiException e) when (e.Status == HttpStatusCode.TooManyRequests)
        {
            var wait = e.RetryAfter ?? UsualWait;
            lock (_gate)
                _roomsWait[(home, dance)] = clock.GetUtcNow() + wait + RoomsTurn;
            throw new PostponedException(wait);
        }
    }

    /// <exception cref="PostponedException">Discord lets no thread be made here now, or a room waits to be made.</exception>
    public async Task<Snowflake> StartBellAsync(Snowflake home, StartThread thread, CancellationToken cancel)
    {
        if (IsRoomWaiting(home))
            throw new PostponedException(RoomsTurn);
        try
        {
            return (await _later.StartThreadAsync(home, thread, cancel)).Id;
        }
        catch (DiscordApiException e) when (e.Status == HttpStatusCode.TooManyRequests)
        {
            throw new PostponedException(e.RetryAfter ?? UsualWait);
        }
    }

    private bool IsRoomWaiting(Snowflake home)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            foreach (var (key, _) in _roomsWait.Where(w => w.Value <= now).ToList())
                _roomsWait.Remove(key);
            return _roomsWait.Keys.Any(k => k.Home == home);
        }
    }
}
