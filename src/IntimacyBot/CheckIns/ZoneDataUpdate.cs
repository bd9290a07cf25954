using System.Text;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>
/// Computes due times anew after each change of the time zone data, which a new version of the bot may bring. The day and the hour stay
/// what the person set.
/// </summary>
internal sealed class ZoneDataUpdate(Store store, CheckInStore checkIns, IDateTimeZoneProvider zones)
{
    private const int Batch = 100;

    private Guid _last = Guid.Empty;
    private bool _done;

    /// <summary>Checks the next rows, at most 100. Returns how many were checked; 0 once all rows follow the current data.</summary>
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

        // Without any row there is nothing to update, so no version is stored.
        if (some.Count < Batch && (some.Count > 0 || _last != Guid.Empty))
            await SystemValues.Set(context, SystemValues.ZoneData, version, cancel);
        return some.ConvertAll(c => c.Person);
    }
}
