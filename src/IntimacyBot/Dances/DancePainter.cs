using System.Collections.Concurrent;
using Discord.Models;
using Discord.Rest;
using IntimacyBot.Platform.Painting;

namespace IntimacyBot.Dances;

/// <summary>Makes the room show the saved state: the thread, the two in it, one message for each card of words, the floor card last.</summary>
internal sealed class RoomReconciler(DesiredRooms rooms, RoomRecords records, RoomMaker maker, RoomClient brush) : IReconciled
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

        var picture = desired.Picture;
        if (picture.Room is null)
            picture = await records.NoteAsync(desired, await maker.MakeAsync(desired, picture, cancel), cancel);
        var room = new Snowflake(picture.Room!.Value);
        if (!picture.MembersAdded)
        {
            await brush.AddMembersAsync(room, desired.Scene.Couple, cancel);
            picture = await records.NoteAsync(desired, picture with { MembersAdded = true }, cancel);
        }

        if (!sure)
            picture = await TidyAsync(desired, picture, room, cancel);
        picture = await PaintMessagesAsync(desired, picture, room, cancel);
        if (desired.Scene.Dance is Dance.Over)
        {
            await brush.LockAsync(room, cancel);
            await records.EndAsync(desired, cancel);
            return;
        }

        await records.DoneAsync(desired, picture, cancel);
    }

    /// <summary>A kill between a send and its note leaves a message that nobody knows: it is adopted if it is still the right one, else deleted.</summary>
    private async Task<RenderedRoom> TidyAsync(DesiredRoom desired, RenderedRoom picture, Snowflake room, CancellationToken cancel)
    {
        var known = picture.Posts.Values.Append(picture.Floor).OfType<RenderedMessage>().Select(s => s.Message).ToHashSet();
        var standing = await brush.SnapshotAsync(room, cancel);
        // Deletions are not noted: a floor card that is not there any more makes room for the next.
        if (picture.Floor is { } floor && standing.Lacks(floor.Message))
            picture = picture with { Floor = null };
        foreach (var (print, message) in standing.Cards)
        {
            if (known.Contains(message.Value))
                continue;
            var shown = new RenderedMessage(message.Value, "");
            if (desired.Scene.Dance.Posts.Find(p => !picture.Posts.ContainsKey(p.Key) && desired.PrintOf(p.Key) == print) is { } piece)
                picture = await records.NoteAsync(desired, picture with { Posts = picture.Posts.Add(piece.Key, shown) }, cancel);
            else if (picture.Floor is null && desired.PrintOf(desired.FloorPlace) == print)
                picture = await records.NoteAsync(
                    desired, picture with { Floor = shown with { CardHash = FloorMark(desired.FloorPlace, "") } }, cancel);
            else
                await brush.DeleteAsync(room, message, cancel);
        }

        return picture;
    }

    private async Task<RenderedRoom> PaintMessagesAsync(DesiredRoom desired, RenderedRoom picture, Snowflake room, CancellationToken cancel)
    {
        var scene = desired.Scene;
        var floor = FloorView.Card(scene);
        var mark = RoomClient.CardHash(floor);
        var fresh = scene.Dance.Posts.Where(p => !picture.Posts.ContainsKey(p.Key) && Shows(picture, p, scene)).ToList();
        foreach (var gone in picture.Posts.Where(p => !scene.Dance.Posts.Exists(l => l.Key == p.Key)).ToList())
        {
            await brush.DeleteAsync(room, new Snowflake(gone.Value.Message), cancel);
            picture = picture with { Posts = picture.Posts.Remove(gone.Key) };
        }

        foreach (var piece in scene.Dance.Posts.Where(p => picture.Posts.ContainsKey(p.Key)))
            picture = await RepaintAsync(desired, picture, room, piece, cancel);
        var moves = picture.Floor is null || fresh.Count > 0 || !SameCard(picture.Floor.CardHash, mark, desired.FloorPlace);
        if (moves && picture.Floor is { } old)
        {
            await brush.DeleteAsync(room, new Snowflake(old.Message), cancel);
            picture = picture with { Floor = null };
        }

        foreach (var piece in fresh)
        {
            if (WordsView.Message(scene, piece) is not { } words)
                continue;
            var shown = await brush.PostAsync(room, desired.PrintOf(piece.Key), words, cancel);
            picture = await records.NoteAsync(desired, picture with { Posts = picture.Posts.Add(piece.Key, shown) }, cancel);
        }

        if (picture.Floor is null)
            return picture with { Floor = await FloorAsync(desired, room, floor, mark, cancel), Readers = desired.Readers };
        if (picture.Floor.CardHash == FloorMark(desired.FloorPlace, mark))
            return picture;
        await brush.EditAsync(room, new Snowflake(picture.Floor.Message), floor, cancel);
        return picture with { Floor = picture.Floor with { CardHash = FloorMark(desired.FloorPlace, mark) } };
    }

    private async Task<RenderedMessage> FloorAsync(
        DesiredRoom desired, Snowflake room, IReadOnlyList<Component> floor, string mark, CancellationToken cancel)
    {
        var shown = await brush.PostAsync(room, desired.PrintOf(desired.FloorPlace), floor, cancel);
        return shown with { CardHash = FloorMark(desired.FloorPlace, mark) };
    }

    /// <summary>Buttons on words come and go with the floor; a new edition brings new text.</summary>
    private async Task<RenderedRoom> RepaintAsync(
        DesiredRoom desired, RenderedRoom picture, Snowflake room, RoomPost piece, CancellationToken cancel)
    {
        if (WordsView.Message(desired.Scene, piece) is not { } words)
            return picture;
        var shown = picture.Posts[piece.Key];
        var mark = RoomClient.CardHash(words);
        if (shown.CardHash == mark)
            return picture;
        await brush.EditAsync(room, new Snowflake(shown.Message), words, cancel);
        return picture with { Posts = picture.Posts.SetItem(piece.Key, shown with { CardHash = mark }) };
    }

    /// <summary>In a healed room earlier words are not posted again.</summary>
    private static bool Shows(RenderedRoom picture, RoomPost piece, CardModel scene) =>
        picture.Generation == 0 || scene.Dance.Posts.IndexOf(piece) >= picture.FirstPost;

    /// <summary>The place is part of the mark: while it is the same the card is edited, otherwise it is posted anew.</summary>
    private static bool SameCard(string shown, string mark, string place) =>
        shown.StartsWith(place + "|", StringComparison.Ordinal) || shown == mark;

    private static string FloorMark(string place, string mark) => $"{place}|{mark}";
}
