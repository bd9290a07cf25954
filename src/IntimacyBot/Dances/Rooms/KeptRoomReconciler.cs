using System.Collections.Concurrent;
using System.Net;
using Discord.Models;
using Discord.Rest;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Dances.Rooms;

/// <summary>
/// Deletes the kept rooms that have no day any more, because their day has come. A deletion that Discord refuses is tried again once a day,
/// and after some weeks no more. Until then the two read in /home that the room still stands.
/// </summary>
internal sealed partial class KeptRoomReconciler(
    Store store, DanceStore dances, RoomClient roomClient, TimeProvider clock, ILogger<KeptRoomReconciler> log) : IReconciled
{
    private static readonly TimeSpan TriedAgain = TimeSpan.FromDays(1);

    /// <summary>A dance takes a few weeks at most, so a room of this age was refused for many days.</summary>
    private static readonly TimeSpan GivenUp = TimeSpan.FromDays(60);

    /// <summary>Holds what was refused in this life of the process. After a start each is tried once more.</summary>
    private readonly ConcurrentDictionary<Guid, RefusedRoom> _refused = new();

    public string Name => KeptRoomRow.ReconciledAs;

    /// <summary>The rooms of a couple that Discord does not let the bot delete.</summary>
    public IEnumerable<Snowflake> RefusedOf(Guid couple) =>
        _refused.Values.Where(r => r.Couple == couple).Select(r => r.Room).OrderBy(r => r.Value);

    public async Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel) =>
        await store.ReadAsync(
            (context, token) => context.Set<KeptRoomRow>().Where(r => r.DueAt == null).Select(r => r.Id).ToListAsync(token),
            cancel);

    public async Task ReconcileAsync(Guid row, CancellationToken cancel)
    {
        if (await store.ReadAsync((read, token) => DueAsync(read, row, token), cancel) is not { } room)
            return;
        if (_refused.TryGetValue(row, out var refused) && room.At - refused.At is var ago && ago < TriedAgain)
            throw new PostponedException(TriedAgain - ago);
        try
        {
            await roomClient.RemoveRoomAsync(room.Room, cancel);
        }
        catch (DiscordApiException e) when (e.Status == HttpStatusCode.Forbidden)
        {
            Refuse(row, room, e);
        }

        _refused.TryRemove(row, out _);
        await store.WriteAsync((context, token) => context.Set<KeptRoomRow>().Where(r => r.Id == row).ExecuteDeleteAsync(token), cancel);
    }

    private async Task<RefusedRoom?> DueAsync(BotContext read, Guid row, CancellationToken cancel) =>
        await read.Set<KeptRoomRow>().FindAsync([row], cancel) is { DueAt: null } found
            ? new RefusedRoom(found.Couple, dances.RoomOf(found), clock.GetUtcNow())
            : null;

    /// <exception cref="PostponedException">It is to be tried again.</exception>
    private void Refuse(Guid row, RefusedRoom room, DiscordApiException e)
    {
        if (!_refused.ContainsKey(row))
            Tell(room.Room.Value, e);
        _refused[row] = room;
        if (room.At - room.Room.CreatedAt < GivenUp)
            throw new PostponedException(TriedAgain);
    }

    private void Tell(ulong room, DiscordApiException e)
    {
        if (e.Code == ErrorCode.TwoFactorRequired)
            NeedsTwoFactor(room, e.Message);
        else
            NeedsPermission(room, e.Message);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Room {Room} cannot be deleted ({Reason}): here the account that owns this bot needs two-factor authentication. "
            + "It is tried again each day")]
    private partial void NeedsTwoFactor(ulong room, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Room {Room} cannot be deleted ({Reason}): the bot needs Manage Threads in the channel of the rooms. "
            + "It is tried again each day")]
    private partial void NeedsPermission(ulong room, string reason);

    /// <param name="At">When Discord refused last.</param>
    private sealed record RefusedRoom(Guid Couple, Snowflake Room, DateTimeOffset At);
}
