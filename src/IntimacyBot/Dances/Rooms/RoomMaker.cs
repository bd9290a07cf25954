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
    private readonly SemaphoreSlim _making = new(1, 1);

    /// <summary>Given to a dance by this process, perhaps not on record yet.</summary>
    private readonly HashSet<ulong> _given = [];

    public void Dispose() => _making.Dispose();

    public async Task<RenderedRoom> MakeAsync(DesiredRoom desired, RenderedRoom rendered, CancellationToken cancel)
    {
        await _making.WaitAsync(cancel);
        try
        {
            var made = await FindOrMakeAsync(desired, rendered, cancel);
            _given.Add(made.Room!.Value);
            return made;
        }
        finally
        {
            _making.Release();
        }
    }

    private async Task<RenderedRoom> FindOrMakeAsync(DesiredRoom desired, RenderedRoom rendered, CancellationToken cancel)
    {
        if (rendered.RequestedAt is { } since && await LostRoomAsync(desired, since, cancel) is { } found)
            return rendered with { Room = found.Value, RequestedAt = null };
        var asked = await records.NoteAsync(desired, rendered with { RequestedAt = clock.GetUtcNow().ToUnixTimeMilliseconds() }, cancel);
        var day = Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;
        var name = texts[Texts.English, DanceText.RoomName, ("date", day.ToString("d MMM", CultureInfo.InvariantCulture))];
        var room = await roomClient.MakeAsync(desired.Home, name, cancel);
        return asked with { Room = room.Value, RequestedAt = null };
    }

    /// <summary>A thread that was made just before a crash: the bot's, empty, and nobody's.</summary>
    private async Task<Snowflake?> LostRoomAsync(DesiredRoom desired, long since, CancellationToken cancel)
    {
        var known = await records.KnownAsync(cancel);
        known.UnionWith(_given);
        return await roomClient.FindLostAsync(desired.Scene.Couple.Guild, desired.Home, since, known, cancel);
    }
}
