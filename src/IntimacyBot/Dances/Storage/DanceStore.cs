using System.Text.Json;
using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Dances.Storage;

/// <summary>
/// Reads and writes dances in the database: their encrypted states, each author's words, and the rooms that remain afterwards.
/// </summary>
internal sealed partial class DanceStore(Vault vault, DataKeys keys)
{
    /// <summary>
    /// Every move needs the dance, its couple and what each of the two wrote, so one compiled query reads them all, with one line for each
    /// of the two. The query sets tracking itself, because it would otherwise keep the setting of its first caller, who may only have read.
    /// </summary>
    private static readonly Func<BotContext, Guid, IAsyncEnumerable<Line>> Lines = EF.CompileAsyncQuery((BotContext context, Guid id) =>
        from dance in context.Set<DanceRow>().AsTracking()
        where dance.Id == id
        join couple in context.Set<CoupleRow>() on dance.Couple equals couple.Id
        join member in context.Set<MembershipRow>() on couple.Id equals member.Couple
        from words in context.Set<AuthorWordsRow>().Where(f => f.Dance == dance.Id && f.Author == member.Person).DefaultIfEmpty()
        select new Line(dance, couple, member, words));

    /// <summary>
    /// Returns a dance with its couple, and with the words of both if they are asked for; null if the dance or the couple is gone.
    /// </summary>
    public async Task<CoupleDance?> FindWithCoupleAsync(
        BotContext context, CoupleStore couples, Guid id, bool withWords, CancellationToken cancel)
    {
        var lines = new List<Line>(2);
        await foreach (var line in Lines(context, id).WithCancellation(cancel))
            lines.Add(line);
        if (lines is not [var first, ..])
            return null;
        var couple = couples.Open(first.Couple, [.. lines.Select(l => l.Member)]);
        var found = new CoupleDance(first.Dance, Open(first.Dance), couple);
        return withWords
            ? found with { A = await WordsAsync(context, lines, Side.A, cancel), B = await WordsAsync(context, lines, Side.B, cancel) }
            : found;
    }

    public async Task<(DanceRow Row, Dance Dance)?> FindAsync(BotContext context, Guid id, CancellationToken cancel) =>
        await context.Set<DanceRow>().FindAsync([id], cancel) is { } row ? (row, Open(row)) : null;

    public async Task<IReadOnlyList<(DanceRow Row, Dance Dance)>> OfCoupleAsync(BotContext context, Guid couple, CancellationToken cancel)
    {
        var rows = await context.Set<DanceRow>().Where(d => d.Couple == couple).OrderBy(d => d.Id).ToListAsync(cancel);
        return [.. rows.Select(r => (r, Open(r)))];
    }

    public DanceRow Add(BotContext context, Guid couple, Dance dance)
    {
        var row = new DanceRow { Id = context.NewId(), Couple = couple, State = [], DueAt = dance.Due, IsPending = dance.HasRoom };
        row.State = Seal(row, dance);
        context.Add(row);
        return row;
    }

    public void Save(DanceRow row, Dance dance)
    {
        row.Version++;
        row.State = Seal(row, dance);
        row.DueAt = dance.Due;
        row.IsPending |= dance.HasRoom;
    }

    public static void Remove(BotContext context, DanceRow row) => context.Remove(row);

    /// <summary>
    /// Opens the state. It opens the record of the room too, because that one is read again outside of the transaction, where a broken
    /// seal would cost its reader the page.
    /// </summary>
    public Dance Open(DanceRow row)
    {
        _ = RenderedOf(row);
        return StateOf(row);
    }

    private Dance StateOf(DanceRow row) =>
        vault.ReadForBot<Dance>(SealedColumns.DanceState(row.Id, row.Version), row.State, Json);

    public RenderedRoom RenderedOf(DanceRow row) =>
        row.Rendered is null
            ? new RenderedRoom()
            : vault.ReadForBot<RenderedRoom>(SealedColumns.DanceRendered(row.Id), row.Rendered, Json);

    public void SaveRendered(DanceRow row, RenderedRoom rendered)
    {
        if (SealedAnew(SealedColumns.DanceRendered(row.Id), row.Rendered, rendered) is { } content)
            (row.Rendered, row.Room) = (content, IndexOf(rendered));
    }

    /// <summary>Returns null for a record that says the same as the stored one, so a room that needed nothing writes nothing.</summary>
    private byte[]? SealedAnew(AssociatedData place, byte[]? stored, RenderedRoom rendered)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(rendered, Json);
        return stored is not null && json.AsSpan().SequenceEqual(vault.OpenForBot(place, stored)) ? null : vault.SealForBot(place, json);
    }

    private byte[]? IndexOf(RenderedRoom rendered) => rendered.Room is { } room ? Index(new Snowflake(room)) : null;

    /// <summary>
    /// Lets the dance go on in a new room, because the record of its room is lost. Returns false if its state cannot be read either.
    /// </summary>
    public bool MoveToNewRoom(DanceRow row)
    {
        try
        {
            var dance = StateOf(row);
            (row.Rendered, row.Room, row.IsPending) = (null, null, dance.HasRoom);
            if (dance.HasRoom)
                SaveRendered(row, new RenderedRoom().Replaced(dance.Posts.Count));
            return true;
        }
        catch (SealBrokenException)
        {
            return false;
        }
    }

    /// <summary>Returns the dances that have this room. A room that serves a day may have several.</summary>
    public async Task<IReadOnlyList<(DanceRow Row, Dance Dance)>> OfRoomAsync(
        BotContext context, Snowflake room, CancellationToken cancel)
    {
        var index = Index(room);
        var rows = await context.Set<DanceRow>().Where(d => d.Room == index).OrderBy(d => d.Id).ToListAsync(cancel);
        return [.. rows.Select(r => (r, Open(r)))];
    }

    /// <summary>Returns the rooms of the server's dances that are not among the given threads.</summary>
    public async Task<IReadOnlyList<Snowflake>> MissingAsync(
        BotContext read,
        CoupleStore couples,
        Snowflake guild,
        IEnumerable<Snowflake> threads,
        CancellationToken cancel)
    {
        var there = threads.Select(t => Convert.ToHexString(Index(t))).ToHashSet();
        var missing = new List<Snowflake>();
        foreach (var row in await read.Set<DanceRow>().Where(d => d.Room != null).ToListAsync(cancel))
            if (!there.Contains(Convert.ToHexString(row.Room!))
                && RenderedOf(row).Room is { } room
                && await couples.FindAsync(read, row.Couple, cancel) is { } couple
                && couple.Guild == guild)
                missing.Add(new Snowflake(room));
        return missing;
    }

    /// <summary>
    /// Returns what this author wrote in the dance. It is empty if they wrote nothing, and null if they have no key any more.
    /// </summary>
    public async Task<AuthorWords?> WordsAsync(BotContext context, Guid dance, Guid? author, CancellationToken cancel)
    {
        if (author is not { } id || await keys.Get(context, id, cancel) is not { } key)
            return null;
        return Open(key, await context.Set<AuthorWordsRow>().FindAsync([dance, id], cancel));
    }

    private async Task<AuthorWords?> WordsAsync(BotContext context, List<Line> lines, Side side, CancellationToken cancel)
    {
        var line = lines.Find(l => l.Member.Side == side);
        return line?.Member.Person is { } author && await keys.Get(context, author, cancel) is { } key ? Open(key, line.Words) : null;
    }

    private AuthorWords Open(DataKey key, AuthorWordsRow? row)
    {
        if (row is null)
            return AuthorWords.Empty;
        var place = SealedColumns.AuthorWordsContent(row.Dance, row.Author, row.Version);
        var words = vault.Open(key, place, row.Content)!;
        return SealBrokenException.Unless(place, () => AuthorWords.Open(words));
    }

    public async Task SaveWordsAsync(BotContext context, Guid dance, Guid author, AuthorWords authorWords, CancellationToken cancel)
    {
        var key = await keys.Get(context, author, cancel) ?? throw new InvalidOperationException("Somebody without a key wrote.");
        var row = await context.Set<AuthorWordsRow>().FindAsync([dance, author], cancel);
        if (row is null)
        {
            row = new AuthorWordsRow { Dance = dance, Author = author, Content = default! };
            context.Add(row);
        }
        else
        {
            row.Version++;
        }

        row.Content = vault.Seal(key, SealedColumns.AuthorWordsContent(row.Dance, row.Author, row.Version), authorWords.Close());
    }

    public static Task<int> ForgetWordsAsync(BotContext context, Guid dance, CancellationToken cancel) =>
        context.Set<AuthorWordsRow>().Where(f => f.Dance == dance).ExecuteDeleteAsync(cancel);

    /// <summary>
    /// Stands for the day of a room that both want to keep. Such a room is recorded nevertheless, so that whoever leaves can have it
    /// deleted.
    /// </summary>
    public static readonly Instant Never = Instant.FromUtc(9999, 1, 1, 0, 0);

    /// <summary>Returns the day on which the room of a dance that is over is deleted; null if that is now.</summary>
    public static Instant? DayOf(Dance.Over over, Instant now) =>
        over.RoomStays ? Never : over.DeleteAt > now ? over.DeleteAt : null;

    /// <summary>
    /// Deletes the dance and its words. Only the id of its room and the day of deletion are kept. Without a day the room is deleted as soon
    /// as possible.
    /// </summary>
    public async Task CloseAsync(BotContext context, DanceRow row, Instant? deleteAt, CancellationToken cancel)
    {
        if (row.DayRoom is { } day)
            await LookAtDayRoomAsync(context, day, cancel);
        else if (RenderedOf(row).Room is { } room)
            KeepRoom(context, row.Couple, new Snowflake(room), deleteAt);
        await ForgetWordsAsync(context, row.Id, cancel);
        Remove(context, row);
    }

    private byte[] Index(Snowflake room) => vault.BlindIndex(BlindIndexKinds.Room, room.Value);

    private byte[] Seal(DanceRow row, Dance dance) =>
        vault.SealForBot(SealedColumns.DanceState(row.Id, row.Version), JsonSerializer.SerializeToUtf8Bytes(dance, Json));

    private static readonly JsonSerializerOptions Json = DanceJson.Options;

    private sealed record Line(DanceRow Dance, CoupleRow Couple, MembershipRow Member, AuthorWordsRow? Words);
}
