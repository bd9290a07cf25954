using Discord.Models;
using Discord.Rest;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Reconciling;

namespace IntimacyBot.Dances.Rooms;

/// <summary>
/// Makes the thread of a room that serves a day, adds the two, and posts its first card; the dances in it show themselves. When the day and
/// the last of them are over, it locks the thread.
/// </summary>
internal sealed class DayRoomReconciler(
    DayRoomRecords records, RoomRecords rooms, RoomMaker maker, RoomClient roomClient, RoomPages pages, DayRoomCards cards) : IReconciled
{
    public string Name => DayRoomRow.ReconciledAs;

    public Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel) => records.PendingAsync(cancel);

    public async Task ReconcileAsync(Guid row, CancellationToken cancel)
    {
        if (await records.FindAsync(row, cancel) is not { } desired)
            return;
        try
        {
            await (desired.Closes ? CloseAsync(desired, cancel) : ShowAsync(desired, cancel));
        }
        catch (RoomOvertakenException)
        {
            // The thread was given up or locked meanwhile. Whoever noted that has enqueued the room again.
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownChannel && desired.Rendered.Room is not null)
        {
            // Somebody deleted the thread. The day goes on in a new one.
            await rooms.AbandonDayRoomAsync(new Snowflake(desired.Rendered.Room.Value), cancel);
        }
    }

    private async Task ShowAsync(DesiredDayRoom desired, CancellationToken cancel)
    {
        var rendered = desired.Rendered;
        if (rendered.IsLocked)
        {
            // In a thread that somebody has locked nothing is shown. A dance that begins, or goes on, asks for a new one.
            await records.CompleteAsync(desired, rendered, cancel);
            return;
        }

        if (desired is not { Couple: { } couple, Home: { } home })
            return;
        if (rendered.Room is null)
        {
            var made = await maker.MakeAsync(
                new WantedRoom(desired.Id, home, couple), rendered, asked => records.RecordAsync(desired, asked, cancel), cancel);
            rendered = await records.RecordAsync(desired, made, cancel);
        }

        var room = new Snowflake(rendered.Room!.Value);
        if (!rendered.MembersAdded)
        {
            await roomClient.AddMembersAsync(room, couple, cancel);
            rendered = await records.RecordAsync(desired, rendered with { MembersAdded = true }, cancel);
        }

        rendered = await VerifiedAsync(desired, rendered, room, cancel);
        if (rendered.Floor is null)
        {
            var posted = await roomClient.PostAsync(room, desired.Fingerprint, cards.First(desired), null, cancel);
            rendered = rendered with { Floor = posted, Readers = desired.Readers?.Version };
        }

        await records.CompleteAsync(desired, rendered, cancel);
        foreach (var dance in desired.Dances)
            rooms.Enqueue(DanceRow.ReconciledAs, dance);
    }

    /// <summary>Wakes the thread, and finds the first card that was posted just before a crash.</summary>
    private async Task<RenderedRoom> VerifiedAsync(
        DesiredDayRoom desired, RenderedRoom rendered, Snowflake room, CancellationToken cancel)
    {
        await roomClient.WakeAsync(room, cancel);
        if (rendered.Floor is not null)
            return rendered;
        var standing = (await roomClient.SnapshotAsync(room, cancel)).Cards;
        return standing.Where(c => c.Fingerprint == desired.Fingerprint).Select(c => c.Message.Value).ToList() is [var message, ..]
            ? rendered with { Floor = new RenderedMessage(message, CardMark.Found) }
            : rendered;
    }

    private async Task CloseAsync(DesiredDayRoom desired, CancellationToken cancel)
    {
        if (!await records.BeginToCloseAsync(desired.Id, cancel))
            return;
        if (desired.Rendered.Room is { } thread)
            await LockAsync(desired, new Snowflake(thread), cancel);
        await records.EndAsync(desired.Id, cards.Now, cancel);
    }

    private async Task LockAsync(DesiredDayRoom desired, Snowflake room, CancellationToken cancel)
    {
        try
        {
            if (desired is { Rendered.Floor: { } first, SaysItCloses: true, Couple: not null })
                await roomClient.EditAsync(room, new Snowflake(first.Message), desired.Fingerprint, cards.Closed(desired), cancel);
            if (desired.Home is { } home)
                await pages.CloseAsync(cards.Texts, home, room, cancel);
            await roomClient.LockAsync(room, cancel);
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownChannel or ErrorCode.ThreadLocked)
        {
            // Somebody deleted or locked the thread before.
        }
    }
}
