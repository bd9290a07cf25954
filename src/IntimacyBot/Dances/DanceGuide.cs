using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>What handlers need around a dance: scenes, rooms, readers, and the kind words for every refusal.</summary>
internal sealed class DanceGuide(
    Store store,
    DanceStore dances,
    CoupleStore couples,
    Servers servers,
    Guilds guilds,
    Catalogue catalogue,
    Painter painter,
    Remembered remembered,
    Texts texts,
    DanceDesk desk)
{
    public Scene Scene(Ask ask, Seat seat) =>
        new(texts, seat.Row.Id, seat.Couple, seat.Dance, seat.Script, ask.Language, ask.At) { A = seat.A, B = seat.B, Reader = seat.Me };

    /// <summary>The scene with everything the room shows, also of somebody who has left.</summary>
    public Task<Scene> WholeSceneAsync(Ask ask, Seat seat, CancellationToken cancel) =>
        remembered.RecallAsync(Scene(ask, seat), dances.PictureOf(seat.Row), cancel);

    /// <summary>The scene of somebody who has not begun: as if they had, and had chosen so far, and nothing is saved. Null if nobody could.</summary>
    public async Task<Scene?> BeforeAsync(Ask ask, Couple couple, Script script, string trail, CancellationToken cancel) =>
        couple.SideOf(ask.User) is { } me && desk.RulesOf(script).Begin(me, ask.At, trail) is { } dance
            ? new Scene(texts, Guid.Empty, couple, dance.AskedAt(await desk.AskedAsync(ask, couple, script, cancel)), script, ask.Language, ask.At) { Reader = me, Trail = trail }
            : null;

    /// <summary>The same, for whoever presses on a page of theirs.</summary>
    public async Task<Scene?> BeforeAsync(Ask ask, string practice, string trail, CancellationToken cancel) =>
        Find(ask, practice) is { } script && await CoupleAsync(ask, cancel) is { } couple ? await BeforeAsync(ask, couple, script, trail, cancel) : null;

    /// <summary>The practice that an option leads to.</summary>
    public Script? Offered(Ask ask, Option? option) => option?.Offer is { } practice ? FindAny(ask, practice) : null;

    /// <summary>A practice for two.</summary>
    public Script? Find(Ask ask, string practice) => FindAny(ask, practice) is { Solo: false } script ? script : null;

    /// <summary>A practice for two, or for one.</summary>
    public Script? FindAny(Ask ask, string practice) => catalogue.ToDance(practice, ask.Language);

    public Task<Couple?> CoupleAsync(Ask ask, CancellationToken cancel) => ask.Guild is not { } guild
        ? Task.FromResult<Couple?>(null)
        : store.ReadAsync((context, token) => couples.OfAsync(context, guild, ask.User, token), cancel);

    /// <summary>What stands between a couple and a new dance; null if nothing does.</summary>
    public Task<(DanceRow Row, Dance Dance)?> InTheWayAsync(Couple couple, Side me, Script script, CancellationToken cancel) =>
        store.ReadAsync<(DanceRow, Dance)?>(
            async (context, token) =>
            {
                var all = await dances.OfCoupleAsync(context, couple.Id, token);
                foreach (var (row, dance) in all.OrderByDescending(d => d.Dance.HasRoom))
                    if (Blocks(dance, me, script))
                        return (row, dance);
                return null;
            },
            cancel);

    /// <summary>One open dance for each couple, of which one that has closed is none any more; and nobody asks twice at a time.</summary>
    public static bool Blocks(Dance dance, Side me, Script? script = null) =>
        dance is not (Dance.Over or Dance.Closing or Dance.Preparing) && (dance.HasRoom || (dance.Walk.Starter == me && !Beside(dance, script)));

    /// <summary>What nobody leads asks nothing of the other: it may wait beside anything else.</summary>
    private static bool Beside(Dance dance, Script? script) =>
        script is not null && dance.Walk.Practice != script.Id && (script.OpensBoth || DanceRules.IsGathering(dance));

    /// <summary>My own that waits before anybody was called, with its draft.</summary>
    public Task<Seat?> WaitingAsync(Ask ask, Couple couple, string practice, CancellationToken cancel) =>
        store.ReadAsync<Seat?>(
            async (context, token) =>
            {
                var me = couple.SideOf(ask.User)!.Value;
                var all = await dances.OfCoupleAsync(context, couple.Id, token);
                var (row, dance) = all.FirstOrDefault(d => d.Dance is Dance.Preparing && d.Dance.Walk.Starter == me && d.Dance.Walk.Practice == practice);
                return row is null || Find(ask, practice) is not { } script
                    ? null
                    : new Seat(row, dance, couple, me, desk.RulesOf(script)) { A = await dances.FolioAsync(context, row.Id, couple.A.Person, token), B = await dances.FolioAsync(context, row.Id, couple.B.Person, token) };
            },
            cancel);

    /// <summary>Shows the dance in Discord and says where its room is; null if it could not be shown in time.</summary>
    public async Task<Snowflake?> RoomAsync(Guid dance, CancellationToken cancel)
    {
        await painter.ShowAsync(DanceDesk.Kind, dance).WaitAsync(cancel);
        return await RoomNowAsync(dance, cancel);
    }

    public Task<Snowflake?> RoomNowAsync(Guid dance, CancellationToken cancel) =>
        store.ReadAsync<Snowflake?>(
            async (context, token) => await dances.FindAsync(context, dance, token) is { Row: var row } && dances.PictureOf(row).Room is { } room ? new Snowflake(room) : null,
            cancel);

    /// <summary>Who can read a room here, and what the bot lacks to make one. A server without the bot has no home for it.</summary>
    public async Task<(Snowflake? Home, Readers? Readers, IReadOnlyList<string> Missing)> PlaceAsync(Snowflake guild, CancellationToken cancel)
    {
        var settings = await store.ReadAsync((context, token) => servers.FindAsync(context, guild, token), cancel);
        if (settings.Home is not { } id || await guilds.FindAsync(guild, cancel) is not { } facts)
            return (null, null, []);
        var home = new Snowflake(id);
        var self = await guilds.SelfAsync(cancel);
        return (home, Rooms.Readers(facts, home, self), Rooms.Missing(facts, home, self));
    }

    /// <summary>Why no room could be made there; null if one can.</summary>
    public Reply? NoPlace(Ask ask, Snowflake? home, IReadOnlyList<string> missing) =>
        home is null ? Line(ask, DanceText.NoHome)
        : missing.Count > 0 ? Line(ask, DanceText.RoomIsMissing, ("permissions", string.Join(", ", missing)), ("channel", $"<#{home}>"))
        : null;

    /// <summary>A page has done its work: in the room itself it just goes away, elsewhere it says where the room is.</summary>
    public async Task<Reply> DoneAsync(Ask ask, Scene scene, DanceText said, CancellationToken cancel)
    {
        var room = await RoomNowAsync(scene.Id, cancel);
        return room is not null && room == ask.Interaction.ChannelId ? new Reply.Hide() : DancePages.Plain(scene, said, room);
    }

    /// <summary>One private line, beside whatever was pressed.</summary>
    public Reply Line(Ask ask, DanceText key, params (string, string)[] values) => Beside(texts[ask.Language, key, values]);

    public async Task<Reply> RefusedAsync(Ask ask, Outcome outcome, CancellationToken cancel) => outcome.Refusal switch
    {
        Refusal.Repeated => Reply.Nothing,
        Refusal.DoneAlready => Line(ask, DanceText.DoneAlready),
        Refusal.NotYourMove => Beside(texts[ask.Language, RouterText.NotYourMove]),
        Refusal.MovedOn => Beside(texts[ask.Language, RouterText.MovedOn] + (outcome.Seat is { } seat && await RoomNowAsync(seat.Row.Id, cancel) is { } room ? $" <#{room}>" : "")),
        _ => Beside(texts[ask.Language, RouterText.NotAvailable]),
    };

    /// <summary>A form that came too late: what happened, and the words in it, which only their author sees.</summary>
    public async Task<Reply> LateAsync(Ask ask, Seat? seat, string words, CancellationToken cancel)
    {
        var room = seat is null ? null : await RoomNowAsync(seat.Row.Id, cancel);
        var moved = $"{texts[ask.Language, RouterText.MovedOn]} {(room is { } id ? $"<#{id}>" : "")}".TrimEnd();
        return texts.Page(ask.Language, Pages.Text($"{moved}\n{texts[ask.Language, DanceText.LateWords]}"), WordsView.Framed(words)) with { Beside = true };
    }

    public Reply NotAvailable(Ask ask) => Beside(texts[ask.Language, RouterText.NotAvailable]);

    /// <summary>The same with a link to where it goes on.</summary>
    public Task<Reply> MovedOnAsync(Ask ask, Seat seat, CancellationToken cancel) => RefusedAsync(ask, new Outcome(seat, Refusal.MovedOn), cancel);

    public Reply MovedOn(Ask ask) => Beside(texts[ask.Language, RouterText.MovedOn]);

    private static Reply.Page Beside(string text) => new([Pages.Text(text)]) { Beside = true };
}
