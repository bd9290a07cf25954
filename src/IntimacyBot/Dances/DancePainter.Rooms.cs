using Discord.Models;
using IntimacyBot.Platform.Texts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Dances;

/// <content>How a dance comes to a room of its own, whatever was lost on the way.</content>
internal sealed partial class DancePainter
{
    /// <summary>One room at a time: else two couples could find the same one, and read each other.</summary>
    private readonly SemaphoreSlim _making = new(1, 1);

    /// <summary>Given to a dance by this process, perhaps not on record yet.</summary>
    private readonly HashSet<ulong> _given = [];

    private async Task<RoomPicture> MakeRoomAsync(View view, RoomPicture picture, CancellationToken cancel)
    {
        await _making.WaitAsync(cancel);
        try
        {
            var made = await FindOrMakeAsync(view, picture, cancel);
            _given.Add(made.Room!.Value);
            return made;
        }
        finally
        {
            _making.Release();
        }
    }

    private async Task<RoomPicture> FindOrMakeAsync(View view, RoomPicture picture, CancellationToken cancel)
    {
        if (picture.AskedAt is { } since && await LostRoomAsync(view, since, cancel) is { } found)
            return picture with { Room = found.Value, AskedAt = null };
        var asked = await NoteAsync(view, picture with { AskedAt = clock.GetUtcNow().ToUnixTimeMilliseconds() }, cancel);
        var day = Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;
        var name = texts[Texts.English, DanceText.RoomName, ("date", day.ToString("d MMM", System.Globalization.CultureInfo.InvariantCulture))];
        var room = await brush.MakeAsync(view.Home, name, cancel);
        return asked with { Room = room.Value, AskedAt = null };
    }

    /// <summary>A thread that was made just before a crash: the bot's, empty, and nobody's.</summary>
    private async Task<Snowflake?> LostRoomAsync(View view, long since, CancellationToken cancel)
    {
        var known = await store.ReadAsync(
            async (context, token) => (await context.Set<DanceRow>().Where(d => d.Picture != null).ToListAsync(token)).Select(d => dances.PictureOf(d).Room).OfType<ulong>()
                .Concat((await context.Set<KeptRoomRow>().ToListAsync(token)).Select(r => dances.RoomOf(r).Value)).ToHashSet(),
            cancel);
        known.UnionWith(_given);
        return await brush.FindLostAsync(view.Scene.Couple.Guild, view.Home, since, known, cancel);
    }
}
