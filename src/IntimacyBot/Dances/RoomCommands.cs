using IntimacyBot.Couples;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>The buttons of the floor card and of the words in the room.</summary>
internal sealed partial class RoomCommands(
    DanceService desk, DanceQueries queries, DanceReplies replies, RoomWordsReader remembered, DanceScripts scripts, GuildCache guilds) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<FloorId>(FloorAsync, opensForm: true);
        routes.Press<PickId>(PickAsync);
        routes.Press<SelectId>((ask, id, cancel) => PickAsync(ask, new PickId(id.Dance, id.Place, ask.Values.FirstOrDefault() ?? "", PickAct.Choose), cancel));
        routes.Press<RoomActionId>(BothAsync);
        routes.Press<RoomPostId>(PieceAsync, opensForm: true);
    }

    private Task<Reply> FloorAsync(InteractionContext ask, FloorId id, CancellationToken cancel) => id.Act switch
    {
        FloorAct.Write or FloorAct.GateWrite or FloorAct.Aloud or FloorAct.Almost or FloorAct.More or FloorAct.Open => PageOrFormAsync(ask, id, cancel),
        _ => MovedAsync(ask, id, cancel),
    };

    /// <summary>A press that is the move itself.</summary>
    private async Task<Reply> MovedAsync(InteractionContext ask, FloorId id, CancellationToken cancel)
    {
        var outcome = await desk.MoveAsync(ask, id.Dance, s => Moved(s, ask, id), null, cancel);
        return outcome.Refusal is not null ? await replies.RefusedAsync(ask, outcome, cancel)
            : outcome.Seat!.Dance.Place == id.Place ? replies.Line(ask, DanceText.DoneAlready)
            : ask.OnPage ? await replies.DoneAsync(ask, replies.Scene(ask, outcome.Seat), DanceText.Saved, cancel)
            : Reply.Nothing;
    }

    private static Act Moved(Participant s, InteractionContext ask, FloorId id) => id.Act switch
    {
        FloorAct.Aloud or FloorAct.GateAloud => new Act.SayAloud(s.Me, ask.At, id.Place),
        FloorAct.Said => new Act.Said(s.Me, ask.At, id.Place),
        FloorAct.ThatsIt => new Act.ThatsIt(s.Me, ask.At, id.Place),
        FloorAct.CloseEnough => new Act.CloseEnough(s.Me, ask.At, id.Place),
        FloorAct.GoOn => new Act.GoOn(s.Me, ask.At, id.Place),
        FloorAct.Recognise => new Act.Recognise(s.Me, ask.At, id.Place),
        FloorAct.Skip => new Act.Skip(s.Me, ask.At, id.Place),
        FloorAct.Swap or FloorAct.YesSwap => new Act.Swap(s.Me, ask.At, id.Place),
        _ => new Act.CloseWithThanks(s.Me, ask.At, id.Place),
    };

    /// <summary>A press that opens something private first; nothing moves yet.</summary>
    private async Task<Reply> PageOrFormAsync(InteractionContext ask, FloorId id, CancellationToken cancel)
    {
        if (await queries.SeatAsync(ask, id.Dance, cancel) is not { } seat)
            return replies.NotAvailable(ask);
        if (seat.Dance is not Dance.Dancing d || d.Place != id.Place)
            return await replies.RefusedAsync(ask, new MoveResult(seat, Refusal.MovedOn), cancel);
        if (!d.StepState.Holders.Contains(seat.Me))
            return await replies.RefusedAsync(ask, new MoveResult(seat, DanceRules.NotHolding(d, seat.Me)), cancel);
        if (id.Act == FloorAct.Aloud && !seat.Rules.AsksGate(d))
            return await MovedAsync(ask, id, cancel);
        return await OpenedAsync(ask, id.Act, seat, d, cancel);
    }

    private async Task<Reply> OpenedAsync(InteractionContext ask, FloorAct act, Participant seat, Dance.Dancing d, CancellationToken cancel)
    {
        var scene = await remembered.RecallAsync(replies.Scene(ask, seat), seat.Row, cancel);
        return (act, d.StepState, d.Position.Current(seat.Script)) switch
        {
            (FloorAct.Open, _, var step) => DancePages.Opened(scene, step) ?? replies.MovedOn(ask),
            (FloorAct.Almost, _, _) => Form(ask, scene, seat, d, RoomPostKind.Part, null),
            (FloorAct.More, _, _) => Form(ask, scene, seat, d, RoomPostKind.Addition, null),
            (_, StepState.Listening, MirrorStep mirror) => Form(ask, scene, seat, d, RoomPostKind.SaidBack, Heard(scene, d, mirror)),
            (FloorAct.Write, _, WriteStep) when seat.Rules.AsksGate(d) && seat.DraftFor(seat.Key) is null => GatePages.SwapGate(scene, d.Place),
            (FloorAct.Aloud, _, WriteStep) => GatePages.SwapGate(scene, d.Place),
            (_, _, WriteStep step) => WriteForms.Of(ask, scene, step, seat.DraftFor(seat.Key)?.Text ?? await OwnWordsAsync(seat, cancel), null),
            _ => replies.MovedOn(ask),
        };
    }

    /// <summary>A form of a mirror, with what was written for it and not said.</summary>
    private static Reply.Form Form(InteractionContext ask, CardModel scene, Participant seat, Dance.Dancing d, RoomPostKind kind, string? answers)
    {
        var (what, label) = kind switch
        {
            RoomPostKind.Part => (FormPurpose.Part, DanceText.FormPart),
            RoomPostKind.Addition => (FormPurpose.Addition, DanceText.FormAddition),
            _ => (FormPurpose.Step, DanceText.FormSaidBack),
        };
        var id = new FormId(scene.Id, scene.Script.Id, seat.Key, what, ask.FormOpening);
        var written = seat.DraftFor(DanceRules.MirrorKey(d, kind))?.Text[Forms.Said]?.Reveal();
        return new Reply.Form(Forms.OneText(scene, id, label, required: kind != RoomPostKind.Part, written, answers));
    }

    private Task<AuthorWords.FormAnswers?> OwnWordsAsync(Participant seat, CancellationToken cancel) =>
        seat.Dance.Position.Round > 0 ? queries.OtherDraftAsync(seat, cancel) : Task.FromResult<AuthorWords.FormAnswers?>(null);

    /// <summary>What was said, for the one who says it back.</summary>
    private static string? Heard(CardModel scene, Dance.Dancing d, MirrorStep mirror)
    {
        // In the second of two turns the first one's words are no answer to what was said aloud now.
        var author = d.StepState.Holders[0].Other();
        var said = d.Position.Keys(mirror.Of).FirstOrDefault(key => d.Posts.Exists(p => p.Key == key && p.By.Contains(author)));
        var pieces = d.Posts.Where(p => p.Key == said || (p.Step == mirror.Id && p.Kind is RoomPostKind.Addition or RoomPostKind.Part && p.Key.StartsWith(d.Position.Key(mirror.Id), StringComparison.Ordinal)));
        var texts = pieces.Select(p => WordsView.Body(scene, p)).OfType<string>().ToList();
        return texts.Count == 0 ? null : Forms.Theirs(scene, string.Join("\n\n", texts));
    }

    private async Task<Reply> BothAsync(InteractionContext ask, RoomActionId id, CancellationToken cancel)
    {
        if (await queries.SeatAsync(ask, id.Dance, cancel) is not { } seat)
            return replies.NotAvailable(ask);
        var scene = replies.Scene(ask, seat);
        if (id.Act == RoomAction.GoBack)
            return DancePages.Plain(scene, DanceText.GoingOn);
        if (seat.Dance is not (Dance.Dancing or Dance.Paused { HasRoom: true }))
            return await replies.RefusedAsync(ask, new MoveResult(seat, Refusal.MovedOn), cancel);
        return id.Act switch
        {
            RoomAction.Pause => DancePages.HowLong(scene, inRoom: true),
            RoomAction.Stop => DancePages.StopAsk(scene),
            RoomAction.PickUp => await DoneAsync(ask, scene, await desk.MoveAsync(ask, id.Dance, s => new Act.PickUp(s.Me, ask.At), null, cancel), DanceText.GoingOn, cancel),
            _ => await StoppedAsync(ask, scene, await desk.MoveAsync(ask, id.Dance, s => new Act.Stop(s.Me, ask.At), null, cancel), cancel),
        };
    }

    private async Task<Reply> DoneAsync(InteractionContext ask, CardModel scene, MoveResult outcome, DanceText said, CancellationToken cancel) =>
        outcome.Refusal is not null ? await replies.RefusedAsync(ask, outcome, cancel)
        : ask.OnPage ? DancePages.Plain(scene, said)
        : Reply.Nothing;

    private async Task<Reply> StoppedAsync(InteractionContext ask, CardModel scene, MoveResult outcome, CancellationToken cancel) =>
        outcome is { Refusal: null, Seat.Dance: Dance.Over { Support: true } }
            ? DanceNotificationPages.Support(scene.Texts, ask.Language)
            : await DoneAsync(ask, scene, outcome, DanceText.Stopped, cancel);

    private async Task<Reply> PieceAsync(InteractionContext ask, RoomPostId id, CancellationToken cancel)
    {
        if (id.Act == RoomPostAct.TakeBack)
            return await WordsBackAsync(ask, id, cancel);
        if (await queries.SeatAsync(ask, id.Dance, cancel) is not { } seat)
            return replies.NotAvailable(ask);
        var piece = seat.Dance.Posts.FirstOrDefault(p => p.Key == id.Key);
        if (piece is null || (seat.Dance as Dance.Dancing)?.Changeable != id.Key)
            return await replies.MovedOnAsync(ask, seat, cancel);
        if (!piece.By.Contains(seat.Me) || seat.Mine.Shared.GetValueOrDefault(id.Key) is not { } text)
            return await replies.RefusedAsync(ask, new MoveResult(seat, Refusal.NotYourMove), cancel);
        var form = new FormId(id.Dance, seat.Script.Id, id.Key, FormPurpose.Change, ask.FormOpening);
        return ChangeForm(replies.Scene(ask, seat), form, piece, text);
    }

    private async Task<Reply> WordsBackAsync(InteractionContext ask, RoomPostId id, CancellationToken cancel)
    {
        var outcome = await desk.MoveAsync(ask, id.Dance, s => new Act.TakeWordsBack(s.Me, ask.At, id.Key), null, cancel);
        return outcome.Refusal is null ? Reply.Nothing : await replies.RefusedAsync(ask, outcome, cancel);
    }

    private static Reply.Form ChangeForm(CardModel scene, FormId form, RoomPost piece, AuthorWords.FormAnswers text) =>
        new(piece.Kind == RoomPostKind.Words && scene.Script.Find(piece.Step) is WriteStep step
            ? Forms.Of(scene, form, [.. step.Form.Where(f => !f.Private), .. step.Deeper.Where(f => text[f.Id] is not null)], text, null, null)
            : Forms.OneText(scene, form, DanceText.FormSaidBack, true, text[Forms.Said]?.Reveal(), null));
}
