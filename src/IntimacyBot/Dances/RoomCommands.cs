using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>The buttons of the floor card and of the words in the room.</summary>
internal sealed class RoomCommands(DanceDesk desk, DanceGuide guide) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<FloorId>(FloorAsync, opensForm: true);
        routes.Press<PickId>(PickAsync);
        routes.Press<SelectId>((ask, id, cancel) => PickAsync(ask, new PickId(id.Dance, id.Place, ask.Values.FirstOrDefault() ?? "", PickAct.Choose), cancel));
        routes.Press<BothId>(BothAsync);
        routes.Press<PieceId>(PieceAsync, opensForm: true);
    }

    private Task<Reply> FloorAsync(Ask ask, FloorId id, CancellationToken cancel) => id.Act switch
    {
        FloorAct.Write or FloorAct.GateWrite or FloorAct.Almost or FloorAct.More or FloorAct.Open => PageOrFormAsync(ask, id, cancel),
        _ => MovedAsync(ask, id, cancel),
    };

    /// <summary>A press that is the move itself.</summary>
    private async Task<Reply> MovedAsync(Ask ask, FloorId id, CancellationToken cancel)
    {
        Act Moved(Seat s) => id.Act switch
        {
            FloorAct.Aloud => new Act.SayAloud(s.Me, ask.At, id.Place),
            FloorAct.Said => new Act.Said(s.Me, ask.At, id.Place),
            FloorAct.ThatsIt => new Act.ThatsIt(s.Me, ask.At, id.Place),
            FloorAct.CloseEnough => new Act.CloseEnough(s.Me, ask.At, id.Place),
            FloorAct.GoOn => new Act.GoOn(s.Me, ask.At, id.Place),
            FloorAct.Skip => new Act.Skip(s.Me, ask.At, id.Place),
            FloorAct.Swap or FloorAct.YesSwap => new Act.Swap(s.Me, ask.At, id.Place),
            _ => new Act.CloseWithThanks(s.Me, ask.At, id.Place),
        };
        return await MovedAsync(ask, id, await desk.MoveAsync(ask, id.Dance, Moved, null, cancel), cancel);
    }

    /// <summary>The card shows what came of it; a page that has done its work goes.</summary>
    private async Task<Reply> MovedAsync(Ask ask, FloorId id, Outcome outcome, CancellationToken cancel) =>
        outcome.Refusal is not null ? await guide.RefusedAsync(ask, outcome, cancel)
        : outcome.Seat!.Dance.Place == id.Place ? guide.Line(ask, DanceText.DoneAlready)
        : ask.OnPage ? await guide.DoneAsync(ask, guide.Scene(ask, outcome.Seat), DanceText.Saved, cancel)
        : Reply.Nothing;

    /// <summary>A press that opens something private first; nothing moves yet.</summary>
    private async Task<Reply> PageOrFormAsync(Ask ask, FloorId id, CancellationToken cancel)
    {
        if (await desk.SeatAsync(ask, id.Dance, cancel) is not { } seat)
            return guide.NotAvailable(ask);
        if (seat.Dance is not Dance.Dancing d || d.Place != id.Place)
            return await guide.RefusedAsync(ask, new Outcome(seat, Refusal.MovedOn), cancel);
        if (!d.Stage.Holders.Contains(seat.Me))
            return await guide.RefusedAsync(ask, new Outcome(seat, DanceRules.NotHolding(d, seat.Me)), cancel);
        return await OpenedAsync(ask, id.Act, seat, d, cancel);
    }

    private async Task<Reply> OpenedAsync(Ask ask, FloorAct act, Seat seat, Dance.Dancing d, CancellationToken cancel)
    {
        var scene = await guide.WholeSceneAsync(ask, seat, cancel);
        return (act, d.Stage, d.Walk.Current(seat.Script)) switch
        {
            (FloorAct.Open, _, Choose choose) => DancePages.PrivateChoice(scene, choose, null),
            (FloorAct.Almost, _, _) => Form(ask, scene, seat, d, PieceKind.Part, null),
            (FloorAct.More, _, _) => Form(ask, scene, seat, d, PieceKind.Addition, null),
            (_, Stage.Listening, Mirror mirror) => Form(ask, scene, seat, d, PieceKind.SaidBack, Heard(scene, d, mirror)),
            (FloorAct.Write, _, Write step) when AsksGate(seat, step) => GatePages.SwapGate(scene, d.Place),
            (_, _, Write step) => DanceCommands.Form(ask, scene, step, seat.DraftFor(seat.Key)?.Text ?? await OwnWordsAsync(seat, cancel), null),
            _ => guide.MovedOn(ask),
        };
    }

    /// <summary>A form of a mirror, with what was written for it and not said.</summary>
    private static Reply.Form Form(Ask ask, Scene scene, Seat seat, Dance.Dancing d, PieceKind kind, string? answers)
    {
        var (what, label) = kind switch
        {
            PieceKind.Part => (FormFor.Part, DanceText.FormPart),
            PieceKind.Addition => (FormFor.Addition, DanceText.FormAddition),
            _ => (FormFor.Step, DanceText.FormSaidBack),
        };
        var id = new FormId(scene.Id, scene.Script.Id, seat.Key, what, DanceCommands.Opening(ask));
        var written = seat.DraftFor(DanceRules.MirrorKey(d, kind))?.Text[Forms.Said]?.Reveal();
        return new Reply.Form(Forms.OneText(scene, id, label, required: kind != PieceKind.Part, written, answers));
    }

    private Task<Folio.Text?> OwnWordsAsync(Seat seat, CancellationToken cancel) =>
        seat.Dance.Walk.Round > 0 ? desk.OtherDraftAsync(seat, cancel) : Task.FromResult<Folio.Text?>(null);

    /// <summary>After a swap the new lead stands before the same gate.</summary>
    private static bool AsksGate(Seat seat, Write step) =>
        seat.Dance.Walk.Round > 0 && seat.Script.NeedsReadiness && step == seat.Script.Steps[0] && seat.DraftFor(seat.Key) is null;

    /// <summary>What was said, for the one who says it back.</summary>
    private static string? Heard(Scene scene, Dance.Dancing d, Mirror mirror)
    {
        var said = d.Walk.Keys(mirror.Of).FirstOrDefault(key => d.Log.Exists(p => p.Key == key));
        var pieces = d.Log.Where(p => p.Key == said || (p.Step == mirror.Id && p.Kind is PieceKind.Addition or PieceKind.Part && p.Key.StartsWith(d.Walk.Key(mirror.Id), StringComparison.Ordinal)));
        var texts = pieces.Select(p => WordsView.Body(scene, p)).OfType<string>().ToList();
        return texts.Count == 0 ? null : Forms.Theirs(scene, string.Join("\n\n", texts));
    }

    /// <summary>What stands above a step's form: the last words that the other wrote in this round; before they are called, what the step says.</summary>
    internal static string? Above(Scene scene, Write step)
    {
        var me = scene.Reader;
        if (scene.Dance is Dance.Preparing)
            return GatePages.AboveForm(scene, step);
        if (scene.Dance is not Dance.Dancing || step.Who == Who.Both)
            return null;
        var last = scene.Dance.Log.LastOrDefault(p => p.Kind == PieceKind.Words && p.By.Length == 1 && p.By[0] != me && p.Key.StartsWith($"{scene.Walk.Round}.", StringComparison.Ordinal));
        return last is null ? null : Forms.Theirs(scene, WordsView.Body(scene, last));
    }

    private async Task<Reply> PickAsync(Ask ask, PickId id, CancellationToken cancel)
    {
        if (id.Act == PickAct.Choose && await AsksToTellAsync(ask, id, cancel) is { } page)
            return page;
        Option? picked = null;
        Act Picked(Seat s)
        {
            picked = s.OptionOf(id.Option);
            return new Act.Pick(s.Me, ask.At, id.Place, id.Option, id.Act != PickAct.Keep);
        }

        var outcome = await desk.MoveAsync(ask, id.Dance, Picked, null, cancel);
        return outcome is { Seat: { } seat, Refusal: null } ? await PickedAsync(ask, id, seat, picked, cancel) : await guide.RefusedAsync(ask, outcome, cancel);
    }

    private async Task<Reply> PickedAsync(Ask ask, PickId id, Seat seat, Option? picked, CancellationToken cancel)
    {
        if (guide.Offered(ask, picked) is { } offered)
            return DancePages.Offer(guide.Scene(ask, seat), DanceText.OfferedLater, offered);
        if (!ask.OnPage)
            return Reply.Nothing;
        var key = id.Act switch { PickAct.Tell => DanceText.Told, PickAct.Keep => DanceText.ToldNot, _ => DanceText.Saved };
        return await guide.DoneAsync(ask, guide.Scene(ask, seat), key, cancel);
    }

    /// <summary>A private choice with a sentence of its own: first whether to tell it.</summary>
    private async Task<Reply?> AsksToTellAsync(Ask ask, PickId id, CancellationToken cancel)
    {
        if (await desk.SeatAsync(ask, id.Dance, cancel) is not { } seat || seat.Dance.Place != id.Place || seat.Dance.Walk.Current(seat.Script) is not Choose { Private: true } choose)
            return null;
        var option = choose.Options.FirstOrDefault(o => o.Id == id.Option);
        var mine = seat.Dance is Dance.Dancing d && d.Stage.Holders.Contains(seat.Me);
        return mine && option?.Post is not null ? DancePages.PrivateChoice(await guide.WholeSceneAsync(ask, seat, cancel), choose, option) : null;
    }

    private async Task<Reply> BothAsync(Ask ask, BothId id, CancellationToken cancel)
    {
        if (await desk.SeatAsync(ask, id.Dance, cancel) is not { } seat)
            return guide.NotAvailable(ask);
        var scene = guide.Scene(ask, seat);
        if (id.Act == BothAct.GoBack)
            return DancePages.Plain(scene, DanceText.GoingOn);
        if (seat.Dance is not (Dance.Dancing or Dance.Resting { HasRoom: true }))
            return await guide.RefusedAsync(ask, new Outcome(seat, Refusal.MovedOn), cancel);
        return id.Act switch
        {
            BothAct.Pause => DancePages.HowLong(scene, inRoom: true),
            BothAct.Stop => DancePages.StopAsk(scene),
            BothAct.PickUp => await DoneAsync(ask, scene, await desk.MoveAsync(ask, id.Dance, s => new Act.PickUp(s.Me, ask.At), null, cancel), DanceText.GoingOn, cancel),
            _ => await DoneAsync(ask, scene, await desk.MoveAsync(ask, id.Dance, s => new Act.Stop(s.Me, ask.At), null, cancel), DanceText.Stopped, cancel),
        };
    }

    private async Task<Reply> DoneAsync(Ask ask, Scene scene, Outcome outcome, DanceText said, CancellationToken cancel) =>
        outcome.Refusal is not null ? await guide.RefusedAsync(ask, outcome, cancel)
        : ask.OnPage ? DancePages.Plain(scene, said)
        : Reply.Nothing;

    private async Task<Reply> PieceAsync(Ask ask, PieceId id, CancellationToken cancel)
    {
        if (id.Act == PieceAct.TakeBack)
            return await WordsBackAsync(ask, id, cancel);
        if (await desk.SeatAsync(ask, id.Dance, cancel) is not { } seat)
            return guide.NotAvailable(ask);
        var piece = seat.Dance.Log.FirstOrDefault(p => p.Key == id.Key);
        if (piece is null || (seat.Dance as Dance.Dancing)?.Changeable != id.Key)
            return await guide.MovedOnAsync(ask, seat, cancel);
        if (!piece.By.Contains(seat.Me) || seat.Mine.Shared.GetValueOrDefault(id.Key) is not { } text)
            return await guide.RefusedAsync(ask, new Outcome(seat, Refusal.NotYourMove), cancel);
        return ChangeForm(guide.Scene(ask, seat), new FormId(id.Dance, seat.Script.Id, id.Key, FormFor.Change, DanceCommands.Opening(ask)), piece, text);
    }

    private async Task<Reply> WordsBackAsync(Ask ask, PieceId id, CancellationToken cancel)
    {
        var outcome = await desk.MoveAsync(ask, id.Dance, s => new Act.TakeWordsBack(s.Me, ask.At, id.Key), null, cancel);
        return outcome.Refusal is null ? Reply.Nothing : await guide.RefusedAsync(ask, outcome, cancel);
    }

    private static Reply.Form ChangeForm(Scene scene, FormId form, Piece piece, Folio.Text text) =>
        new(piece.Kind == PieceKind.Words && scene.Script.Find(piece.Step) is Write step
            ? Forms.Of(scene, form, [.. step.Form.Where(f => !f.Private), .. step.Deeper.Where(f => text[f.Id] is not null)], text, null, null)
            : Forms.OneText(scene, form, DanceText.FormSaidBack, true, text[Forms.Said]?.Reveal(), null));
}
