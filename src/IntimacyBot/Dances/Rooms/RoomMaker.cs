using System.Globalization;
using Discord.Models;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.Dances.Rooms;

/// <summary>Creates the room of a dance, or one that serves a day, or finds the one that was created just before a crash.</summary>
internal sealed class RoomMaker(RoomRecords records, RoomClient roomClient, Texts texts, TimeProvider clock) : IDisposable
{
    /// <summary>
    /// Rooms are made one at a time, because otherwise two couples could be given the same lost thread and read each other's words.
    /// </summary>
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <summary>Holds the threads that this process has given to a dance. They may not be recorded yet.</summary>
    private readonly HashSet<ulong> _assigned = [];

    public void Dispose() => _oneAtATime.Dispose();

    /// <param name="wanted">What the room is for.</param>
    /// <param name="rendered">What is recorded of it.</param>
    /// <param name="record">Records that a thread is asked for.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<RenderedRoom> MakeAsync(
        WantedRoom wanted, RenderedRoom rendered, Func<RenderedRoom, Task<RenderedRoom>> record, CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            var made = await FindOrMakeAsync(wanted, rendered, record, cancel);
            _assigned.Add(made.Room!.Value);
            return made;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<RenderedRoom> FindOrMakeAsync(
        WantedRoom wanted, RenderedRoom rendered, Func<RenderedRoom, Task<RenderedRoom>> record, CancellationToken cancel)
    {
        if (rendered.RequestedAt is { } since && await FindLostRoomAsync(wanted, since, cancel) is { } found)
            return rendered with { Room = found.Value, RequestedAt = null };
        var name = await NameAsync(wanted, cancel);
        var asked = await record(rendered with { RequestedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(), Name = name });
        var room = await roomClient.CreateAsync(wanted.Home, wanted.Id, name, cancel);
        return asked with { Room = room.Value, RequestedAt = null };
    }

    /// <summary>Returns the date in UTC as the name of the room. A couple's further rooms of the same day get a number as well.</summary>
    private async Task<string> NameAsync(WantedRoom wanted, CancellationToken cancel)
    {
        var day = Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;
        var date = day.ToString("d MMM", CultureInfo.InvariantCulture);
        var rooms = await records.RoomsOfAsync(wanted.Couple.Id, cancel);
        var before = rooms.Count(r => Instant.FromDateTimeOffset(r.CreatedAt).InUtc().Date == day);
        return before == 0
            ? texts[Texts.English, DanceText.RoomName, ("date", date)]
            : texts[Texts.English, DanceText.RoomNameAgain, ("date", date), ("number", $"{before + 1}")];
    }

    /// <summary>
    /// Returns a thread that was created just before a crash; null if there is none. Such a thread is the bot's own, empty, and belongs to
    /// no dance.
    /// </summary>
    private async Task<Snowflake?> FindLostRoomAsync(WantedRoom wanted, long since, CancellationToken cancel)
    {
        var known = await records.KnownThreadsAsync(cancel);
        known.UnionWith(_assigned);
        return await roomClient.FindLostAsync(wanted.Couple.Guild, wanted.Home, since, known, cancel);
    }
}
