using System.Text;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>
/// Governments move their clocks, and a new version of the bot knows it. What is due was computed from the old data: once after each change
/// of the data it is computed anew from the day and the hour, which stay what their person set.
/// </summary>
internal sealed class ZoneDataUpdate(Store store, CheckInStore checkIns, IDateTimeZoneProvider zones)
{
    private const int Batch = 100;

    private Guid _last = Guid.Empty;
    private bool _done;

    /// <summary>How many rows it looked at; none once all follow the data at hand.</summary>
    public async Task<int> FollowAsync(CancellationToken cancel)
    {
        if (_done)
            return 0;
        var version = Encoding.UTF8.GetBytes(zones.VersionId);
        var known = await store.ReadAsync((read, token) => SystemValues.Get(read, SystemValues.ZoneData, token), cancel);
        if (known is not null && known.AsSpan().SequenceEqual(version))
        {
            _done = true;
            return 0;
        }

        var seen = await store.WriteAsync((context, token) => FollowAsync(context, version, token), cancel);
        _done = seen.Count < Batch;
        _last = seen.Count > 0 ? seen[^1] : _last;
        return seen.Count;
    }

    private async Task<List<Guid>> FollowAsync(BotContext context, byte[] version, CancellationToken cancel)
    {
        var some = await context.Set<CheckInRow>().Where(c => c.Person > _last).OrderBy(c => c.Person).Take(Batch).ToListAsync(cancel);
        foreach (var row in some)
        {
            var checkIn = checkIns.Open(row);
            if (checkIns.ZoneOf(checkIn.Hour) is { } zone && row.DueAt != checkIn.Due(zone))
                checkIns.Save(row, checkIn);
        }

        // Before anybody has set an hour there is nothing to follow, and nothing to note.
        if (some.Count < Batch && (some.Count > 0 || _last != Guid.Empty))
            await SystemValues.Set(context, SystemValues.ZoneData, version, cancel);
        return some.ConvertAll(c => c.Person);
    }
}
