using Discord.Gateway;
using Discord.Models;
using Discord.Rest;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Reconciling;

namespace IntimacyBot.Dances.Rooms;

/// <summary>
/// A moderator deletes, archives or locks a room: its dance goes on in a new one. Unlocks a closed one: it is closed again.
/// </summary>
internal sealed class RoomEventHandler(
    RoomRecords records,
    RoomClient roomClient,
    Reconciler reconciler,
    TimeProvider clock) : IGatewayEventHandler, IDisposable
{
    private readonly SemaphoreSlim _closing = new(1, 1);

    public void Dispose() => _closing.Dispose();

    public Task HandleAsync(Dispatch dispatch, CancellationToken cancel) => dispatch.EventName switch
    {
        GatewayEvents.ThreadDelete => GoneAsync(dispatch.As<Channel>().Id, stillThere: false, cancel),
        GatewayEvents.ThreadUpdate => ChangedAsync(dispatch.As<Channel>(), cancel),
        GatewayEvents.GuildCreate => LookForAsync(dispatch.As<Guild>(), cancel),
        _ => Task.CompletedTask,
    };

    /// <summary>A new session begins with all threads that are active: what befell a room before it may never have been heard.</summary>
    private async Task LookForAsync(Guild guild, CancellationToken cancel)
    {
        if (guild.Unavailable == true)
            return;
        var unlocked = guild.Threads.Where(t => t.ThreadMetadata is not { Locked: true }).Select(t => t.Id);
        foreach (var room in await records.MissingAsync(guild.Id, unlocked, cancel))
            await (await roomClient.FindAsync(room, cancel) is { } thread
                ? ChangedAsync(thread, cancel)
                : GoneAsync(room, stillThere: false, cancel));
    }

    private async Task ChangedAsync(Channel thread, CancellationToken cancel)
    {
        if (thread.ThreadMetadata is not { } now)
            return;
        if (now.Locked || (now.Archived && !FellAsleep(thread)))
            await GoneAsync(thread.Id, stillThere: true, cancel);
        else if (await records.IsKeptAsync(thread.Id, cancel))
            await CloseAgainAsync(thread.Id, cancel);
    }

    /// <summary>One after the other, so that each sees what the one before has done.</summary>
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
            // Deleted or archived meanwhile, or not ours to change any more: the due job deletes it on its day.
        }
        finally
        {
            _closing.Release();
        }
    }

    /// <summary>Discord archives a thread by itself after a week without messages; it wakes up for its next card.</summary>
    private bool FellAsleep(Channel thread) =>
        clock.GetUtcNow() - (thread.LastMessageId ?? thread.Id).CreatedAt >= RoomClient.Week - TimeSpan.FromHours(1);

    private async Task GoneAsync(Snowflake thread, bool stillThere, CancellationToken cancel)
    {
        var row = await records.AbandonAsync(thread, stillThere, cancel);
        if (row is { } id)
            reconciler.Enqueue(DanceRow.ReconciledAs, id);
    }
}
