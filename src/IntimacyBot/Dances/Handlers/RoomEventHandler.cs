using Discord.Gateway;
using Discord.Models;
using Discord.Rest;
using IntimacyBot.Dances.Rooms;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Reconciling;
using NodaTime;

namespace IntimacyBot.Dances.Handlers;

/// <summary>
/// Handles what happens to rooms. A room that Discord has archived is woken. If a room is deleted, its dance goes on in a new one. If
/// somebody locks it, its dance rests. If a kept room is unlocked, it is locked again.
/// </summary>
internal sealed class RoomEventHandler(
    RoomRecords records,
    RoomClient roomClient,
    RoomReconciler rooms,
    DanceService service,
    Reconciler reconciler,
    TimeProvider clock) : IGatewayEventHandler, IDisposable
{
    private readonly SemaphoreSlim _closing = new(1, 1);

    public void Dispose() => _closing.Dispose();

    public Task HandleAsync(Dispatch dispatch, CancellationToken cancel) => dispatch.EventName switch
    {
        GatewayEvents.ThreadDelete => GoneAsync(dispatch.As<Channel>().Id, cancel),
        GatewayEvents.ThreadUpdate => ChangedAsync(dispatch.As<Channel>(), cancel),
        GatewayEvents.GuildCreate => LookForAsync(dispatch.As<Guild>(), cancel),
        _ => Task.CompletedTask,
    };

    /// <summary>
    /// Checks the rooms when a new session begins, because the bot may have missed what happened to them before. Discord then sends all
    /// threads that are active.
    /// </summary>
    private async Task LookForAsync(Guild guild, CancellationToken cancel)
    {
        if (guild.Unavailable == true)
            return;
        var unlocked = guild.Threads.Where(t => t.ThreadMetadata is not { Locked: true }).Select(t => t.Id).ToHashSet();
        foreach (var room in await records.MissingAsync(guild.Id, unlocked, cancel))
            await (await roomClient.FindAsync(room, cancel) is { } thread
                ? ChangedAsync(thread, cancel)
                : GoneAsync(room, cancel));
    }

    private async Task ChangedAsync(Channel thread, CancellationToken cancel)
    {
        if (thread.ThreadMetadata is not { } now)
            return;
        if (now.Locked)
            await service.RoomLockedAsync(thread.Id, Instant.FromDateTimeOffset(clock.GetUtcNow()), cancel);
        else if (now.Archived && await records.NeedsAsync(thread.Id, cancel) is [_, ..] needing)
            Wake(needing);
        else if (await records.IsKeptAsync(thread.Id, cancel))
            await CloseAgainAsync(thread.Id, cancel);
    }

    /// <summary>
    /// Wakes a room that is still needed. Discord archives threads by itself, near its limits after an hour, so an archived room that
    /// nobody locked is nobody's decision, and nothing in it can be pressed.
    /// </summary>
    private void Wake(IEnumerable<(string Kind, Guid Row)> needing)
    {
        foreach (var (kind, row) in needing)
        {
            if (kind == DanceRow.ReconciledAs)
                rooms.Doubt(row);
            reconciler.Enqueue(kind, row);
        }
    }

    /// <summary>Locks a kept room again. It locks one room at a time, so that each call sees what the one before it has changed.</summary>
    private async Task CloseAgainAsync(Snowflake thread, CancellationToken cancel)
    {
        await _closing.WaitAsync(cancel);
        try
        {
            await roomClient.LockAsync(thread, cancel);
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownChannel
            or ErrorCode.ThreadArchived
            or ErrorCode.MissingAccess
            or ErrorCode.MissingPermissions)
        {
            // The room was deleted or archived meanwhile, or the bot may not change it any more. It is deleted on its day.
        }
        finally
        {
            _closing.Release();
        }
    }

    private async Task GoneAsync(Snowflake thread, CancellationToken cancel)
    {
        if (await records.AbandonDayRoomAsync(thread, cancel))
            return;
        if (await records.AbandonAsync(thread, cancel) is { } id)
            reconciler.Enqueue(DanceRow.ReconciledAs, id);
    }
}
