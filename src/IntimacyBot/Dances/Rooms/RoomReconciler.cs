using System.Collections.Concurrent;
using Discord.Models;
using Discord.Models.Components;
using Discord.Rest;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Reconciling;

namespace IntimacyBot.Dances.Rooms;

/// <summary>
/// Makes the room show the saved state: it creates the thread, adds the two, posts one message for each card of words, and posts the floor
/// card last.
/// </summary>
internal sealed partial class RoomReconciler(
    DesiredRooms rooms,
    RoomRecords records,
    RoomMaker maker,
    RoomClient roomClient,
    RoomWordsReader roomWords,
    RoomPages pages) : IReconciled
{
    /// <summary>At most this many floor cards are looked at between two sweeps, so that no other work waits for them.</summary>
    private const int MostLooks = 16;

    /// <summary>
    /// Holds the dances whose messages in the room are known to match the record. After a start or a failed send the messages are read
    /// first, and a room that is archived is woken.
    /// </summary>
    private readonly ConcurrentDictionary<Guid, bool> _verified = new();

    /// <summary>Holds the dances in whose room a card may be missing that is recorded as posted.</summary>
    private readonly ConcurrentDictionary<Guid, bool> _doubted = new();

    /// <summary>Holds the dances whose floor card is to be looked at, once.</summary>
    private readonly ConcurrentDictionary<Guid, bool> _looks = new();

    /// <summary>Holds the dances in whose room something was posted below the floor card, and that message.</summary>
    private readonly ConcurrentDictionary<Guid, Snowflake> _below = new();

    public string Name => DanceRow.ReconciledAs;

    /// <summary>Makes the next reconciliation read the messages of the room, also if one is running now.</summary>
    public void Doubt(Guid row) => _doubted[row] = true;

    /// <summary>
    /// Makes a reconciliation look whether the floor card stands, and post it again if it does not. It looks last, so that it never meets a
    /// card that is just being moved.
    /// </summary>
    public void LookAt(Guid row) => _looks[row] = true;

    /// <summary>Makes the next reconciliation post the floor card anew, below this message.</summary>
    public void MoveFloor(Guid row, Snowflake below) => _below[row] = below;

    public async Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel) =>
        [.. (await records.PendingAsync(cancel)).Union(_looks.Keys.Order().Take(MostLooks))];

    public async Task ReconcileAsync(Guid row, CancellationToken cancel)
    {
        await ShowAsync(row, cancel);
        if (!_looks.ContainsKey(row))
            return;
        if (await rooms.FindAsync(row, cancel) is { } shown && !await StandsAsync(shown, cancel))
        {
            Doubt(row);
            await ShowAsync(row, cancel);
        }

        _looks.TryRemove(row, out _);
    }

    /// <summary>True also where no card has to stand, and where Discord does not say: an hour later it is asked again.</summary>
    private async Task<bool> StandsAsync(DesiredRoom shown, CancellationToken cancel) =>
        shown.Model.Dance is Dance.Over
        || shown.Rendered is not { IsLocked: false, Room: { } room, Floor: { } floor }
        || await roomClient.StandsAsync(new Snowflake(room), new Snowflake(floor.Message), cancel);

    private async Task ShowAsync(Guid row, CancellationToken cancel)
    {
        if (await rooms.FindAsync(row, cancel) is not { } desired)
            return;
        if (_below.TryRemove(row, out var below))
            desired = desired with { Below = Math.Max(below.Value, desired.Below ?? 0) };
        var verified = !_doubted.TryRemove(row, out _) & _verified.TryRemove(row, out _);
        if (verified && desired is { IsPending: false, Below: null })
        {
            // A move and a sweep may both ask for the same. A second run would read the room again, and how often it did would be chance.
            _verified[row] = true;
            return;
        }

        try
        {
            await RenderAsync(desired, verified, cancel);
        }
        catch (RoomOvertakenException)
        {
            // The room was given up meanwhile. Whoever did that has enqueued the dance again, and a new room is made then.
            return;
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.ThreadLocked)
        {
            // Somebody locked the room just now. The event that says so is on its way.
            return;
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownChannel)
        {
            // Somebody deleted the thread. The dance goes on in a new one, which shows the current card only.
            if (await records.AbandonDayRoomAsync(desired, cancel))
                return;
            await records.ReplaceRoomAsync(desired, cancel);
            if (await rooms.FindAsync(row, cancel) is { } healed)
                await RenderAsync(healed, verified: true, cancel);
        }

        if (desired.Model.Dance is Dance.Over)
            await pages.EndOpenAsync(row, cancel);
        else
            _verified[row] = true;
    }

    private async Task RenderAsync(DesiredRoom desired, bool verified, CancellationToken cancel)
    {
        if (desired.Model.Dance is Dance.Over && desired.Rendered.Room is null)
        {
            await records.EndAsync(desired, cancel);
            return;
        }

        if (desired is { Day: { Thread: null } place, Rendered.Room: null })
        {
            await WaitAsync(desired, place, cancel);
            return;
        }

        if (desired.Rendered is { IsLocked: true, Room: { } locked })
        {
            await RestAsync(desired, new Snowflake(locked), cancel);
            return;
        }

        var rendered = desired.Rendered;
        if (rendered.Room is null)
            rendered = await records.RecordAsync(desired, await InThreadAsync(desired, rendered, cancel), cancel);
        var room = new Snowflake(rendered.Room!.Value);
        if (!rendered.MembersAdded)
        {
            await roomClient.AddMembersAsync(room, desired.Model.Couple, cancel);
            rendered = await records.RecordAsync(desired, rendered with { MembersAdded = true }, cancel);
        }

        if (!verified && desired is { Rendered.Room: not null, Model.Dance: not Dance.Over })
            await roomClient.WakeAsync(room, cancel);
        if (!verified)
            rendered = await SettleUnknownCardsAsync(desired, rendered, room, cancel);
        if (desired is { Day: not null, Model: { Dance: Dance.Over, Script.RoomGone: true } })
            await DeleteMessagesAsync(rendered, room, cancel);
        else
            rendered = await RenderMessagesAsync(desired, rendered, room, cancel);
        if (rendered.Floor != desired.Rendered.Floor)
            await pages.EndOlderAsync(desired, cancel);
        await pages.EndGivenBackAsync(desired, cancel);
        if (desired.Model.Dance is Dance.Over)
        {
            if (desired.Day is null)
                await Task.WhenAll(pages.CloseAsync(desired, room, cancel), roomClient.LockAsync(room, cancel));
            await records.EndAsync(desired, cancel);
            return;
        }

        if (await records.CompleteAsync(desired, rendered, cancel) is { } covered)
            records.Enqueue(DanceRow.ReconciledAs, covered);
    }

    /// <summary>
    /// Waits for the thread of the room that serves the day, which shows this dance when it is there. One that is parked needs none.
    /// </summary>
    private async Task WaitAsync(DesiredRoom desired, DayRoomPlace day, CancellationToken cancel)
    {
        if (DayRoomRules.IsParked(desired.Model.Dance))
            await records.CompleteAsync(desired, desired.Rendered, cancel);
        else
            records.Enqueue(DayRoomRow.ReconciledAs, day.Id);
    }

    private async Task<RenderedRoom> InThreadAsync(DesiredRoom desired, RenderedRoom rendered, CancellationToken cancel) =>
        desired.Day is { Thread: { } thread }
            ? rendered with { Room = thread, MembersAdded = true }
            : await maker.MakeAsync(
                new WantedRoom(desired.Model.Id, desired.Home, desired.Model.Couple),
                rendered,
                asked => records.RecordAsync(desired, asked, cancel),
                cancel);

    /// <summary>Shows nothing in a room that somebody has locked. It is archived, so that it does not count as an active thread.</summary>
    private async Task RestAsync(DesiredRoom desired, Snowflake room, CancellationToken cancel)
    {
        await Task.WhenAll(pages.CloseAsync(desired, room, cancel), roomClient.LockAsync(room, cancel));
        await (desired.Model.Dance is Dance.Over
            ? records.EndAsync(desired, cancel)
            : records.CompleteAsync(desired, desired.Rendered, cancel));
    }

    /// <summary>
    /// Settles cards that are not recorded, because the bot was stopped after it sent them and before it recorded them. Such a card is
    /// recorded if it still is the right one, and deleted otherwise.
    /// </summary>
    private async Task<RenderedRoom> SettleUnknownCardsAsync(
        DesiredRoom desired,
        RenderedRoom rendered,
        Snowflake room,
        CancellationToken cancel)
    {
        var known = rendered.Posts.Values.Append(rendered.Floor).OfType<RenderedMessage>().Select(s => s.Message).ToHashSet();
        var snapshot = await roomClient.SnapshotAsync(room, cancel);
        // Deletions are not recorded at once. If the recorded floor card no longer exists, a new one has to be posted.
        if (rendered.Floor is { } floor && snapshot.Lacks(floor.Message))
            rendered = rendered with { Floor = null };
        foreach (var (fingerprint, message) in snapshot.Cards)
        {
            if (known.Contains(message.Value) || !DayRoomFingerprints.MayBeOf(desired.Number, fingerprint))
                continue;
            var shown = new RenderedMessage(message.Value, CardMark.Found);
            if (desired.Model.Dance.Posts.Find(p => !rendered.Posts.ContainsKey(p.Key)
                && desired.FingerprintOf(p) == fingerprint) is { } post)
                rendered = await records.RecordAsync(desired, rendered with { Posts = rendered.Posts.Add(post.Key, shown) }, cancel);
            else if (rendered.Floor is null && desired.FloorFingerprint == fingerprint)
                rendered = await records.RecordAsync(
                    desired, rendered with { Floor = shown with { CardHash = FloorHash(desired.FloorPlace, "") } }, cancel);
            else
                await roomClient.DeleteAsync(room, message, cancel);
        }

        return rendered;
    }
}
