using System.Collections.Concurrent;
using Discord.Models;
using Discord.Models.Components;
using Discord.Rest;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Reconciling;

namespace IntimacyBot.Dances.Rooms;

/// <summary>
/// Makes the room show the saved state: the thread, the two in it, one message for each card of words, the floor card last.
/// </summary>
internal sealed class RoomReconciler(DesiredRooms rooms, RoomRecords records, RoomMaker maker, RoomClient roomClient) : IReconciled
{
    /// <summary>Rooms whose messages are known for sure. After a start or a failed send the room itself is read first.</summary>
    private readonly ConcurrentDictionary<Guid, bool> _sure = new();

    public string Name => DanceRow.PaintedAs;

    public Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel) => records.BehindAsync(cancel);

    public async Task ReconcileAsync(Guid row, CancellationToken cancel)
    {
        if (await rooms.FindAsync(row, cancel) is not { } desired)
            return;
        var sure = _sure.TryRemove(row, out _);
        try
        {
            await PaintAsync(desired, sure, cancel);
        }
        catch (RoomOvertakenException)
        {
            // The room was given up meanwhile: whoever did that asked for another painting, which makes a new one.
            return;
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownChannel)
        {
            // Somebody deleted the thread: the dance goes on in a new one, which shows the current card only.
            await records.HealAsync(desired, cancel);
            if (await rooms.FindAsync(row, cancel) is { } healed)
                await PaintAsync(healed, sure: true, cancel);
        }

        if (desired.Scene.Dance is not Dance.Over)
            _sure[row] = true;
    }

    private async Task PaintAsync(DesiredRoom desired, bool sure, CancellationToken cancel)
    {
        if (desired.Scene.Dance is Dance.Over && desired.Picture.Room is null)
        {
            await records.EndAsync(desired, cancel);
            return;
        }

        var rendered = desired.Picture;
        if (rendered.Room is null)
            rendered = await records.NoteAsync(desired, await maker.MakeAsync(desired, rendered, cancel), cancel);
        var room = new Snowflake(rendered.Room!.Value);
        if (!rendered.MembersAdded)
        {
            await roomClient.AddMembersAsync(room, desired.Scene.Couple, cancel);
            rendered = await records.NoteAsync(desired, rendered with { MembersAdded = true }, cancel);
        }

        if (!sure)
            rendered = await TidyAsync(desired, rendered, room, cancel);
        rendered = await PaintMessagesAsync(desired, rendered, room, cancel);
        if (desired.Scene.Dance is Dance.Over)
        {
            await roomClient.LockAsync(room, cancel);
            await records.EndAsync(desired, cancel);
            return;
        }

        await records.DoneAsync(desired, rendered, cancel);
    }

    /// <summary>
    /// A kill between a send and its note leaves a message that nobody knows: it is adopted if it is still the right one, else deleted.
    /// </summary>
    private async Task<RenderedRoom> TidyAsync(DesiredRoom desired, RenderedRoom rendered, Snowflake room, CancellationToken cancel)
    {
        var known = rendered.Posts.Values.Append(rendered.Floor).OfType<RenderedMessage>().Select(s => s.Message).ToHashSet();
        var snapshot = await roomClient.SnapshotAsync(room, cancel);
        // Deletions are not noted: a floor card that is not there any more makes room for the next.
        if (rendered.Floor is { } floor && snapshot.Lacks(floor.Message))
            rendered = rendered with { Floor = null };
        foreach (var (print, message) in snapshot.Cards)
        {
            if (known.Contains(message.Value))
                continue;
            var shown = new RenderedMessage(message.Value, "");
            if (desired.Scene.Dance.Posts.Find(p => !rendered.Posts.ContainsKey(p.Key) && desired.PrintOf(p.Key) == print) is { } post)
                rendered = await records.NoteAsync(desired, rendered with { Posts = rendered.Posts.Add(post.Key, shown) }, cancel);
            else if (rendered.Floor is null && desired.PrintOf(desired.FloorPlace) == print)
                rendered = await records.NoteAsync(
                    desired, rendered with { Floor = shown with { CardHash = FloorMark(desired.FloorPlace, "") } }, cancel);
            else
                await roomClient.DeleteAsync(room, message, cancel);
        }

        return rendered;
    }

    private async Task<RenderedRoom> PaintMessagesAsync(
        DesiredRoom desired,
        RenderedRoom rendered,
        Snowflake room,
        CancellationToken cancel)
    {
        var model = desired.Scene;
        var floor = FloorView.Card(model);
        var mark = RoomClient.CardHash(floor);
        var fresh = model.Dance.Posts.Where(p => !rendered.Posts.ContainsKey(p.Key) && Shows(rendered, p, model)).ToList();
        foreach (var gone in rendered.Posts.Where(p => !model.Dance.Posts.Exists(l => l.Key == p.Key)).ToList())
        {
            await roomClient.DeleteAsync(room, new Snowflake(gone.Value.Message), cancel);
            rendered = rendered with { Posts = rendered.Posts.Remove(gone.Key) };
        }

        foreach (var post in model.Dance.Posts.Where(p => rendered.Posts.ContainsKey(p.Key)))
            rendered = await RepaintAsync(desired, rendered, room, post, cancel);
        var moves = rendered.Floor is null || fresh.Count > 0 || !SameCard(rendered.Floor.CardHash, mark, desired.FloorPlace);
        if (moves && rendered.Floor is { } old)
        {
            await roomClient.DeleteAsync(room, new Snowflake(old.Message), cancel);
            rendered = rendered with { Floor = null };
        }

        foreach (var post in fresh)
        {
            if (WordsView.Message(model, post) is not { } words)
                continue;
            var shown = await roomClient.PostAsync(room, desired.PrintOf(post.Key), words, cancel);
            rendered = await records.NoteAsync(desired, rendered with { Posts = rendered.Posts.Add(post.Key, shown) }, cancel);
        }

        if (rendered.Floor is null)
            return rendered with { Floor = await FloorAsync(desired, room, floor, mark, cancel), Readers = desired.Readers };
        if (rendered.Floor.CardHash == FloorMark(desired.FloorPlace, mark))
            return rendered;
        await roomClient.EditAsync(room, new Snowflake(rendered.Floor.Message), floor, cancel);
        return rendered with { Floor = rendered.Floor with { CardHash = FloorMark(desired.FloorPlace, mark) } };
    }

    private async Task<RenderedMessage> FloorAsync(
        DesiredRoom desired, Snowflake room, IReadOnlyList<Component> floor, string mark, CancellationToken cancel)
    {
        var shown = await roomClient.PostAsync(room, desired.PrintOf(desired.FloorPlace), floor, cancel);
        return shown with { CardHash = FloorMark(desired.FloorPlace, mark) };
    }

    /// <summary>Buttons on words come and go with the floor; a new edition brings new text.</summary>
    private async Task<RenderedRoom> RepaintAsync(
        DesiredRoom desired, RenderedRoom rendered, Snowflake room, RoomPost post, CancellationToken cancel)
    {
        if (WordsView.Message(desired.Scene, post) is not { } words)
            return rendered;
        var shown = rendered.Posts[post.Key];
        var mark = RoomClient.CardHash(words);
        if (shown.CardHash == mark)
            return rendered;
        await roomClient.EditAsync(room, new Snowflake(shown.Message), words, cancel);
        return rendered with { Posts = rendered.Posts.SetItem(post.Key, shown with { CardHash = mark }) };
    }

    /// <summary>In a healed room earlier words are not posted again.</summary>
    private static bool Shows(RenderedRoom rendered, RoomPost post, CardModel model) =>
        rendered.Generation == 0 || model.Dance.Posts.IndexOf(post) >= rendered.FirstPost;

    /// <summary>The place is part of the mark: while it is the same the card is edited, otherwise it is posted anew.</summary>
    private static bool SameCard(string shown, string mark, string place) =>
        shown.StartsWith(place + "|", StringComparison.Ordinal) || shown == mark;

    private static string FloorMark(string place, string mark) => $"{place}|{mark}";
}
