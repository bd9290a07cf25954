using System.Globalization;
using Discord.Models;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.Dances.Rooms;

/// <summary>How a dance comes to a room of its own, whatever was lost on the way.</summary>
internal sealed class RoomMaker(RoomRecords records, RoomClient roomClient, Texts texts, TimeProvider clock) : IDisposable
{
    /// <summary>One room at a time: else two couples could find the same one, and read each other.</summary>
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <summary>Given to a dance by this process, perhaps not on record yet.</summary>
    private readonly HashSet<ulong> _assigned = [];

    public void Dispose() => _oneAtATime.Dispose();

    public async Task<RenderedRoom> MakeAsync(DesiredRoom desired, RenderedRoom rendered, CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            var made = await FindOrMakeAsync(desired, rendered, cancel);
            _assigned.Add(made.Room!.Value);
            return made;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<RenderedRoom> FindOrMakeAsync(DesiredRoom desired, RenderedRoom rendered, CancellationToken cancel)
    {
        if (rendered.RequestedAt is { } since && await FindLostRoomAsync(desired, since, cancel) is { } found)
            return rendered with { Room = found.Value, RequestedAt = null };
        var asked = await records.RecordAsync(desired, rendered with { RequestedAt = clock.GetUtcNow().ToUnixTimeMilliseconds() }, cancel);
        var day = Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;
        var name = texts[Texts.English, DanceText.RoomName, ("date", day.ToString("d MMM", CultureInfo.InvariantCulture))];
        var room = await roomClient.CreateAsync(desired.Home, name, cancel);
        return asked with { Room = room.Value, RequestedAt = null };
    }

    /// <summary>A thread that was made just before a crash: the bot's, empty, and nobody's.</summary>
    private async Task<Snowflake?> FindLostRoomAsync(DesiredRoom desired, long since, CancellationToken cancel)
    {
        var known = await records.KnownThreadsAsync(cancel);
        known.UnionWith(_assigned);
        return await roomClient.FindLostAsync(desired.Model.Couple.Guild, desired.Home, since, known, cancel);
    }
}
