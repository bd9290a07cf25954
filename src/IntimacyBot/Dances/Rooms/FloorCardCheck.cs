using System.Collections.Concurrent;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Dances.Rooms;

/// <summary>
/// Looks once an hour whether the floor card of each open room still stands, because Discord tells of a deleted message only those who ask
/// for every message event. It looks at hours of its own, whatever the two do: a card that came back when one of them opened a page would
/// tell the other of it, and so would a request in their room.
/// </summary>
internal sealed class FloorCardCheck(DiscordRest rest, Store store, DanceStore dances, RoomRecords records, RoomReconciler rooms)
    : IDueSource, IReconciled
{
    private static readonly Duration LooksAgain = Duration.FromHours(1);

    /// <summary>At most this many rooms are looked at between two sweeps, so that no other work waits for them.</summary>
    private const int Batch = 16;

    // These requests yield to others, because nobody waits for them.
    private readonly DiscordRest _rest = rest.At(RequestPriority.Scheduled);

    /// <summary>The dances whose rooms are to be looked at. After a start all are.</summary>
    private readonly ConcurrentDictionary<Guid, bool> _due = new();

    private Instant _looked = Instant.MinValue;

    string IDueSource.Name => "floor cards";

    string IReconciled.Name => "floor card";

    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        if (now - LooksAgain < _looked && now >= _looked)
            return 0;
        var open = await store.ReadAsync(
            (read, token) => read.Set<DanceRow>().Where(d => d.Room != null).Select(d => d.Id).ToListAsync(token), cancel);
        foreach (var dance in open)
            _due[dance] = true;
        _looked = now;
        return 0;
    }

    public Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Guid>>([.. _due.Keys.Order().Take(Batch)]);

    public async Task ReconcileAsync(Guid row, CancellationToken cancel)
    {
        if (await CardAsync(row, cancel) is var (room, card) && !await StandsAsync(room, card, cancel))
        {
            rooms.Doubt(row);
            await records.NeedsAsync(room, cancel);
        }

        _due.TryRemove(row, out _);
    }

    /// <summary>Returns where the floor card of this dance should stand; null while none has to.</summary>
    private Task<(Snowflake Room, Snowflake Card)?> CardAsync(Guid row, CancellationToken cancel) =>
        store.ReadAsync<(Snowflake, Snowflake)?>(
            async (read, token) => await dances.FindAsync(read, row, token) is var (found, dance)
                && dance is not Dance.Over
                && dances.RenderedOf(found) is { IsLocked: false, Room: { } room, Floor: { } floor }
                    ? (new Snowflake(room), new Snowflake(floor.Message))
                    : null,
            cancel);

    /// <summary>Where Discord does not say, the card counts as standing: an hour later it is asked again.</summary>
    private async Task<bool> StandsAsync(Snowflake room, Snowflake card, CancellationToken cancel)
    {
        try
        {
            await _rest.GetMessageAsync(room, card, cancel);
            return true;
        }
        catch (DiscordApiException e)
        {
            return e.Code is not (ErrorCode.UnknownMessage or ErrorCode.UnknownChannel);
        }
        catch (DiscordUnreachableException)
        {
            return true;
        }
    }
}
