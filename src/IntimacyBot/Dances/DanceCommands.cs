using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>How a practice for two begins: the gate, the first form, the preview.</summary>
internal sealed partial class DanceCommands(
    DanceDesk desk, DanceGuide guide, WayIn way, RestingPage resting, Catalogue catalogue, Texts texts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<JourneyId>(ChosenAsync);
        routes.Press<GateId>(GateAsync, opensForm: true);
        routes.Press<StarterId>(StarterAsync, opensForm: true);
        routes.Press<FirstPickId>(FirstPickAsync);
        routes.Press<FirstSelectId>((ask, id, cancel) => FirstPickAsync(ask, new FirstPickId(id.Dance, id.Practice, id.Trail, ask.Values.FirstOrDefault() ?? "", PickAct.Choose), cancel));
        routes.Press<OwnServerId>((ask, _, _) => Task.FromResult<Reply>(texts.Page(ask.Language, Pages.Text(texts[ask.Language, DanceText.OwnServerHow]))));
    }

    /// <summary>Opens a practice for two: what already waits, or its gate.</summary>
    public Task<Reply> StartAsync(Ask ask, string practice, CancellationToken cancel) =>
        ForTwoAsync(ask, guide.Find(ask, practice), Carried.Nothing, cancel);

    /// <summary>Opens a practice for two with words that are brought along, by its fields; <c>Opened</c> if they stand on its page.</summary>
    public async Task<(Reply Reply, bool Opened)> BringAsync(Ask ask, string practice, IReadOnlyDictionary<string, string> words, CancellationToken cancel)
    {
        var reply = await ForTwoAsync(ask, guide.Find(ask, practice), words, cancel);
        return (reply, GatePages.Opens(reply, words.Count > 0));
    }

    /// <summary>The first form at once, where nothing stands in the way and nothing is asked before it.</summary>
    public async Task<Reply> WriteAsync(Ask ask, string practice, CancellationToken cancel) =>
        guide.Find(ask, practice) is { NeedsReadiness: false } script && await guide.CoupleAsync(ask, cancel) is { Resting: false } couple && couple.SideOf(ask.User) is { } me
            && await guide.InTheWayAsync(couple, me, script, cancel) is null && await guide.PlaceAsync(couple.Guild, cancel) is { Home: not null, Missing.Count: 0 }
            ? await GateAsync(ask, new GateId(Guid.Empty, practice, "", GateAct.Write), cancel)
            : await StartAsync(ask, practice, cancel);

    private async Task<Reply> ForTwoAsync(Ask ask, Script? named, IReadOnlyDictionary<string, string> brought, CancellationToken cancel)
    {
        if (ask.Guild is not { } guild)
            return Reply.Line(texts[ask.Language, RouterText.InYourServer]);
        if (named is not { } script)
            return guide.Line(ask, DanceText.NoSuchPractice);
        if (await guide.CoupleAsync(ask, cancel) is not { } couple || couple.SideOf(ask.User) is not { } me)
            return guide.Line(ask, DanceText.NotPaired);
        if (couple.Resting)
            return await resting.ForAsync(ask, couple, cancel);
        if (Journey.LockOf(script, couple) is { } locked)
            return await LockedAsync(ask, couple, me, script, locked, cancel);
        if (await guide.InTheWayAsync(couple, me, script, cancel) is var (row, dance))
            return await InTheWayAsync(ask, row, dance, cancel);
        return await BeginAsync(ask, guild, (await guide.BeforeAsync(ask, couple, script, "", cancel))! with { Brought = brought }, cancel);
    }

    private async Task<Reply> BeginAsync(Ask ask, Snowflake guild, Scene before, CancellationToken cancel)
    {
        var (home, readers, missing) = await guide.PlaceAsync(guild, cancel);
        if (guide.NoPlace(ask, home, missing) is { } no)
            return no;
        if (await guide.WaitingAsync(ask, before.Couple, before.Script.Id, cancel) is { } seat)
        {
            if (seat.DraftFor(seat.Key) is { } draft && seat.Dance.Walk.Current(before.Script) is Write step && Carrying.IsWhole(step, draft.Text))
                return Previewed(guide.Scene(ask, seat), seat, step, draft, readers!);
            if (seat.Dance.Log.Exists(p => p.Kind == PieceKind.Words) || seat.HasPrepared)
                return await way.PageAsync(ask, guide.Scene(ask, seat), cancel);
        }

        return await way.PageAsync(ask, before, cancel);
    }

    internal static Reply Previewed(Scene scene, Seat seat, Write step, Folio.Draft draft, Readers? now, IReadOnlyList<Script>? offered = null) =>
        DancePages.Preview(scene, step, draft, readersChanged: now is not null && seat.ReadersBefore is { } before && before != now.Mark, deeper: step.Deeper.Any(f => draft.Text[f.Id] is null), offered);

    private async Task<Reply> InTheWayAsync(Ask ask, DanceRow row, Dance dance, CancellationToken cancel)
    {
        if (await desk.SeatAsync(ask, row.Id, cancel) is not { } seat)
            return guide.NotAvailable(ask);
        var scene = guide.Scene(ask, seat);
        if (!dance.HasRoom)
            return DancePages.OnItsWay(scene);
        var room = await guide.RoomNowAsync(row.Id, cancel);
        var stop = Pages.Row(Pages.Quiet(scene.Say(DanceText.LabelStopThat), new BothId(row.Id, BothAct.Stop)));
        return DancePages.Page(scene, [Pages.Text(scene.Say(DanceText.OpenAlready, ("room", room is { } id ? $"<#{id}>" : ""))), stop]);
    }

    internal static Reply Form(Ask ask, Scene scene, Write step, Folio.Text? written, string? beginning)
    {
        IReadOnlyList<Field> whole = [.. step.Form, .. step.Deeper.Where(f => written?[f.Id] is not null)];
        var fields = whole.Count <= ScriptWords.MostFields ? whole : step.Form;
        var (key, above) = (scene.Walk.Key(step.Id), RoomCommands.Above(scene, step));
        return new Reply.Form(scene.Id == Guid.Empty && step.Form.Any(f => f.Vary.Count > 0)
            ? Forms.Of(scene, new FirstFormId(scene.Script.Id, key, Opening(ask), AskedDays.Of(written?.Asked ?? scene.Week), scene.Trail), fields, written, beginning, above)
            : Forms.Of(scene, new FormId(scene.Id, scene.Script.Id, key, FormFor.Step, Opening(ask), scene.Trail), fields, written, beginning, above));
    }

    /// <summary>A number that no other opening of a form has, made of the press itself.</summary>
    internal static int Opening(Ask ask) => (int)(ask.Interaction.Id.Value & 0x3FFFFFFF);
}

/// <summary>Opens a practice from a page: home, a last card, an offer.</summary>
[Route("d.open")]
internal readonly record struct OpenPracticeId(string Practice) : ICustomId;
