using System.Collections.Concurrent;
using Discord.Models;
using Discord.Rest;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Dances;

/// <summary>Makes the room show the saved state: the thread, the two in it, one message for each card of words, the floor card last.</summary>
internal sealed partial class DancePainter(
    Store store,
    DanceStore dances,
    CoupleStore couples,
    Servers servers,
    Guilds guilds,
    Catalogue catalogue,
    Texts texts,
    RoomBrush brush,
    Remembered remembered,
    TimeProvider clock) : IPainted, IDisposable
{
    /// <summary>Rooms whose messages are known for sure. After a start or a failed send the room itself is read first.</summary>
    private readonly ConcurrentDictionary<Guid, bool> _sure = new();

    public string Name => DanceDesk.Kind;

    public void Dispose() => _making.Dispose();

    public async Task<IReadOnlyList<Guid>> BehindAsync(CancellationToken cancel) =>
        await store.ReadAsync(
            async (context, token) => await context.Set<DanceRow>().Where(d => d.Behind).Select(d => d.Id).ToListAsync(token),
            cancel);

    public async Task PaintAsync(Guid row, CancellationToken cancel)
    {
        if (await LoadAsync(row, cancel) is not { } view)
            return;
        var sure = _sure.TryRemove(row, out _);
        try
        {
            await PaintAsync(view, sure, cancel);
        }
        catch (OvertakenException)
        {
            // The room was given up meanwhile: whoever did that asked for another painting, which makes a new one.
            return;
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownChannel)
        {
            // Somebody deleted the thread: the dance goes on in a new one, which shows the current card only.
            await HealAsync(view, cancel);
            if (await LoadAsync(row, cancel) is { } healed)
                await PaintAsync(healed, sure: true, cancel);
        }

        if (view.Scene.Dance is not Dance.Over)
            _sure[row] = true;
    }

    private async Task PaintAsync(View view, bool sure, CancellationToken cancel)
    {
        if (view.Scene.Dance is Dance.Over && view.Picture.Room is null)
        {
            await EndAsync(view, cancel);
            return;
        }

        var picture = view.Picture;
        if (picture.Room is null)
            picture = await NoteAsync(view, await MakeRoomAsync(view, picture, cancel), cancel);
        var room = new Snowflake(picture.Room!.Value);
        if (!picture.Open)
        {
            await brush.LetInAsync(room, view.Scene.Couple, cancel);
            picture = await NoteAsync(view, picture with { Open = true }, cancel);
        }

        if (!sure)
            picture = await TidyAsync(view, picture, room, cancel);
        picture = await PaintMessagesAsync(view, picture, room, cancel);
        if (view.Scene.Dance is Dance.Over)
        {
            await brush.LockAsync(room, cancel);
            await EndAsync(view, cancel);
            return;
        }

        await DoneAsync(view, picture, cancel);
    }

    /// <summary>A kill between a send and its note leaves a message that nobody knows: it is adopted if it is still the right one, else deleted.</summary>
    private async Task<RoomPicture> TidyAsync(View view, RoomPicture picture, Snowflake room, CancellationToken cancel)
    {
        var known = picture.Pieces.Values.Append(picture.Floor).OfType<Shown>().Select(s => s.Message).ToHashSet();
        var standing = await brush.StandingAsync(room, cancel);
        // Deletions are not noted: a floor card that is not there any more makes room for the next.
        if (picture.Floor is { } floor && standing.Lacks(floor.Message))
            picture = picture with { Floor = null };
        foreach (var (print, message) in standing.Cards)
        {
            if (known.Contains(message.Value))
                continue;
            if (view.Scene.Dance.Log.FirstOrDefault(p => !picture.Pieces.ContainsKey(p.Key) && view.PrintOf(p.Key) == print) is { } piece)
                picture = await NoteAsync(view, picture with { Pieces = picture.Pieces.Add(piece.Key, new Shown(message.Value, "")) }, cancel);
            else if (picture.Floor is null && view.PrintOf(view.FloorPlace) == print)
                picture = await NoteAsync(view, picture with { Floor = new Shown(message.Value, FloorMark(view.FloorPlace, "")) }, cancel);
            else
                await brush.DeleteAsync(room, message, cancel);
        }

        return picture;
    }

    private async Task<RoomPicture> PaintMessagesAsync(View view, RoomPicture picture, Snowflake room, CancellationToken cancel)
    {
        var scene = view.Scene;
        var floor = FloorView.Card(scene);
        var mark = RoomBrush.Mark(floor);
        var fresh = scene.Dance.Log.Where(p => !picture.Pieces.ContainsKey(p.Key) && Shows(picture, p, scene)).ToList();
        foreach (var gone in picture.Pieces.Where(p => !scene.Dance.Log.Exists(l => l.Key == p.Key)).ToList())
        {
            await brush.DeleteAsync(room, new Snowflake(gone.Value.Message), cancel);
            picture = picture with { Pieces = picture.Pieces.Remove(gone.Key) };
        }

        foreach (var piece in scene.Dance.Log.Where(p => picture.Pieces.ContainsKey(p.Key)))
            picture = await RepaintAsync(view, picture, room, piece, cancel);
        var moves = picture.Floor is null || fresh.Count > 0 || !SameCard(picture.Floor.Mark, mark, view.FloorPlace);
        if (moves && picture.Floor is { } old)
        {
            await brush.DeleteAsync(room, new Snowflake(old.Message), cancel);
            picture = picture with { Floor = null };
        }

        foreach (var piece in fresh)
            if (WordsView.Message(scene, piece) is { } words)
                picture = await NoteAsync(view, picture with { Pieces = picture.Pieces.Add(piece.Key, await brush.PostAsync(room, view.PrintOf(piece.Key), words, cancel)) }, cancel);
        if (picture.Floor is null)
            return picture with { Floor = await FloorAsync(view, room, floor, mark, cancel), Readers = view.Readers };
        if (picture.Floor.Mark == FloorMark(view.FloorPlace, mark))
            return picture;
        await brush.EditAsync(room, new Snowflake(picture.Floor.Message), floor, cancel);
        return picture with { Floor = picture.Floor with { Mark = FloorMark(view.FloorPlace, mark) } };
    }

    private async Task<Shown> FloorAsync(View view, Snowflake room, IReadOnlyList<Component> floor, string mark, CancellationToken cancel)
    {
        var shown = await brush.PostAsync(room, view.PrintOf(view.FloorPlace), floor, cancel);
        return shown with { Mark = FloorMark(view.FloorPlace, mark) };
    }

    /// <summary>Buttons on words come and go with the floor; a new edition brings new text.</summary>
    private async Task<RoomPicture> RepaintAsync(View view, RoomPicture picture, Snowflake room, Piece piece, CancellationToken cancel)
    {
        if (WordsView.Message(view.Scene, piece) is not { } words)
            return picture;
        var shown = picture.Pieces[piece.Key];
        var mark = RoomBrush.Mark(words);
        if (shown.Mark == mark)
            return picture;
        await brush.EditAsync(room, new Snowflake(shown.Message), words, cancel);
        return picture with { Pieces = picture.Pieces.SetItem(piece.Key, shown with { Mark = mark }) };
    }

    private async Task<View?> LoadAsync(Guid id, CancellationToken cancel)
    {
        var view = await store.ReadAsync(
            async (context, token) =>
            {
                if (await dances.FindAsync(context, id, token) is not var (row, dance) || !dance.HasRoom || await couples.FindAsync(context, row.Couple, token) is not { } couple)
                    return null;
                var settings = await servers.FindAsync(context, couple.Guild, token);
                var script = catalogue.ToDance(dance.Walk.Practice, couple.Language) ?? new Script(dance.Walk.Practice, "", "", 1, []);
                var scene = new Scene(texts, id, couple, dance, script, couple.Language, Instant.FromDateTimeOffset(clock.GetUtcNow()))
                {
                    A = await dances.FolioAsync(context, id, couple.A.Person, token),
                    B = await dances.FolioAsync(context, id, couple.B.Person, token),
                };
                return settings.Home is { } home ? new View(scene, row.Version, dances.PictureOf(row), new Snowflake(home), null) : null;
            },
            cancel);
        if (view is null)
            return null;
        var facts = await guilds.FactsAsync(view.Scene.Couple.Guild, cancel);
        var scene = await remembered.RecallAsync(view.Scene, view.Picture, cancel);
        return view with { Scene = scene, Readers = Rooms.Readers(facts, view.Home, await guilds.SelfAsync(cancel)).Mark };
    }

    private async Task HealAsync(View view, CancellationToken cancel)
    {
        try
        {
            await NoteAsync(view, view.Picture.Healing(view.Scene.Dance.Log.Count), cancel);
        }
        catch (OvertakenException)
        {
            // It was heard of as well, and healed then.
        }
    }

    /// <summary>What is posted is noted at once, so that a kill between two messages doubles neither; deleting and editing twice does no harm.</summary>
    private async Task<RoomPicture> NoteAsync(View view, RoomPicture picture, CancellationToken cancel)
    {
        await store.WriteAsync((context, token) => SaveAsync(context, view, picture, token), cancel);
        return picture;
    }

    private Task DoneAsync(View view, RoomPicture picture, CancellationToken cancel) => store.WriteAsync(
        async (context, token) =>
        {
            if (await SaveAsync(context, view, picture, token) is { } row)
                row.Behind = row.Version != view.Version;
        },
        cancel);

    /// <summary>A painting that began before the room was given up must not bring that room back.</summary>
    private async Task<DanceRow?> SaveAsync(BotContext context, View view, RoomPicture picture, CancellationToken cancel)
    {
        if (await dances.FindAsync(context, view.Scene.Id, cancel) is not var (row, _))
            return null;
        if (dances.PictureOf(row).Healed != view.Picture.Healed)
            throw new OvertakenException();
        dances.SavePicture(row, picture);
        return row;
    }

    /// <summary>The room is shown as it ends and locked: its words leave the database, and only its id and day are kept.</summary>
    private Task EndAsync(View view, CancellationToken cancel) => store.WriteAsync(
        async (context, token) =>
        {
            if (await dances.FindAsync(context, view.Scene.Id, token) is var (row, dance) && dance is Dance.Over over)
                await dances.CloseAsync(context, row, over.RoomStays ? DanceStore.Never : over.DeleteAt > view.Scene.Now ? over.DeleteAt : null, token);
        },
        cancel);
}
