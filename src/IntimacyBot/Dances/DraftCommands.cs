using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices;
using NodaTime;

namespace IntimacyBot.Dances;

/// <summary>Forms, and the preview between writing and sharing.</summary>
internal sealed partial class DraftCommands(
    DanceService desk, DanceQueries queries, DanceReplies replies, StartPage way, DraftPreviews previews, DanceScripts scripts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Form<FormId>((ask, id, cancel) => id.For switch
        {
            FormPurpose.Step when id.Dance == Guid.Empty => FirstDraftAsync(ask, id, ask.At, cancel),
            FormPurpose.Step => StepAsync(ask, id, cancel),
            FormPurpose.Deeper => DeeperAsync(ask, id, cancel),
            FormPurpose.Change => ChangeAsync(ask, id, cancel),
            FormPurpose.Closing => ClosingAsync(ask, id, cancel),
            FormPurpose.Prepare => PreparedAsync(ask, id, cancel),
            _ => SaidAsync(ask, id, cancel),
        });
        routes.Form<FirstFormId>((ask, id, cancel) => FirstDraftAsync(ask, new FormId(Guid.Empty, id.Practice, id.Key, FormPurpose.Step, id.Opening, id.Trail), QuestionDates.At(id.Day), cancel));
        routes.Press<PreviewId>((ask, id, cancel) => id.Act == PreviewAct.Share ? ShareAsync(ask, id, cancel) : PreviewAsync(ask, id, cancel), opensForm: true);
    }

    private async Task<Reply> FirstDraftAsync(InteractionContext ask, FormId id, Instant asked, CancellationToken cancel)
    {
        if (scripts.Find(id.Practice, ask.Language) is not { } script || script.Find(StepOf(script, id.Key)) is not WriteStep step)
            return replies.MovedOn(ask);
        var outcome = await desk.BeginAsync(ask, script, id.Trail, s => new Act.Drafted(s.Me, ask.At, id.Key), s => s.Mine.WithDraft(id.Key, Written(ask, s, id, step)), cancel, asked);
        if (outcome is not { Seat: { } seat, Refusal: null })
            return await LateAsync(ask, id, outcome, cancel);
        var draft = new AuthorWords.Draft(id.Key, Written(ask, seat, id, step));
        return DraftPreviews.Of(replies.Scene(ask, seat), seat, step, draft, null, previews.Offered(ask, step));
    }

    /// <summary>A draft for a step, or, where somebody says back, the words themselves.</summary>
    private async Task<Reply> StepAsync(InteractionContext ask, FormId id, CancellationToken cancel)
    {
        if (scripts.Find(id.Practice, ask.Language) is { } script && script.Find(StepOf(script, id.Key)) is MirrorStep)
            return await SaidAsync(ask, id, cancel);
        var seat = await queries.SeatAsync(ask, id.Dance, cancel);
        if (seat is null || seat.Key != id.Key || seat.Dance.Position.Current(seat.Script) is not WriteStep step)
            return await LateAsync(ask, id, new MoveResult(seat, Refusal.MovedOn), cancel);
        var text = Written(ask, seat, id, step);
        if (seat.Dance is Dance.Preparing)
            return await DraftedAsync(ask, id, step, text, cancel);
        return await desk.KeepWordsAsync(ask, id.Dance, s => WaitsFor(s, id.Key) ? s.Mine.WithDraft(id.Key, text) : null, cancel) is { } kept
            ? await previews.PageAsync(ask, kept, step, text, cancel)
            : await LateAsync(ask, id, new MoveResult(seat, Refusal.MovedOn), cancel);
    }

    private async Task<Reply> DraftedAsync(InteractionContext ask, FormId id, WriteStep step, AuthorWords.FormAnswers text, CancellationToken cancel)
    {
        var outcome = await desk.MoveAsync(ask, id.Dance, s => new Act.Drafted(s.Me, ask.At, id.Key), s => s.Mine.WithDraft(id.Key, text), cancel);
        return outcome is { Seat: { } seat, Refusal: null }
            ? await previews.PageAsync(ask, seat, step, text, cancel)
            : await LateAsync(ask, id, outcome, cancel);
    }

    private async Task<Reply> DeeperAsync(InteractionContext ask, FormId id, CancellationToken cancel)
    {
        var seat = await queries.SeatAsync(ask, id.Dance, cancel);
        if (seat?.DraftFor(id.Key) is not { } draft || seat.Dance.Position.Current(seat.Script) is not WriteStep step || seat.Key != id.Key)
            return await LateAsync(ask, id, new MoveResult(seat, Refusal.MovedOn), cancel);
        var text = draft.Text.And(Forms.Read(ask.Interaction.Data.Fields, step.Deeper));
        return await desk.KeepWordsAsync(ask, id.Dance, s => WaitsFor(s, id.Key) ? s.Mine.WithDraft(id.Key, text) : null, cancel) is { } kept
            ? await previews.PageAsync(ask, kept, step, text, cancel)
            : await LateAsync(ask, id, new MoveResult(seat, Refusal.MovedOn), cancel);
    }

    /// <summary>Saying back, adding, and which part to hear again: short ones that are shared as they are written.</summary>
    private async Task<Reply> SaidAsync(InteractionContext ask, FormId id, CancellationToken cancel)
    {
        var text = Forms.Read(ask.Interaction.Data.Fields);
        if (text.IsEmpty && id.For != FormPurpose.Part)
            return Reply.Nothing;
        Act Said(Participant s) => id.For switch
        {
            FormPurpose.Part => new Act.Almost(s.Me, ask.At, PlaceOf(s, id.Key), Part: !text.IsEmpty),
            FormPurpose.Addition => new Act.More(s.Me, ask.At, PlaceOf(s, id.Key)),
            _ => new Act.Share(s.Me, ask.At, s.Dance is Dance.Dancing { StepState: StepState.Listening } ? PlaceOf(s, id.Key) : id.Key),
        };
        AuthorWords? Kept(Participant s) => !text.IsEmpty && SaidInPause(s, id) ? s.Mine.WithDraft(PieceKey(s, id.For), text) : null;
        var outcome = await desk.MoveAsync(ask, id.Dance, Said, s => text.IsEmpty ? s.Mine : s.Mine.With(PieceKey(s, id.For), text), Kept, cancel);
        return outcome.Refusal is null ? Reply.Nothing
            : outcome.Kept ? DancePages.Kept(replies.Scene(ask, outcome.Seat!), outcome.Seat!.Mine.Unsent!) with { Beside = true }
            : await LateAsync(ask, id, outcome, cancel);
    }

    private async Task<Reply> ChangeAsync(InteractionContext ask, FormId id, CancellationToken cancel)
    {
        AuthorWords Changed(Participant s) => s.Mine.With(id.Key, Read(ask, s, id.Key));
        var outcome = await desk.MoveAsync(ask, id.Dance, s => new Act.ChangeIt(s.Me, ask.At, id.Key), Changed, cancel);
        return outcome.Refusal is null ? Reply.Nothing : await LateAsync(ask, id, outcome, cancel);
    }

    private async Task<Reply> ClosingAsync(InteractionContext ask, FormId id, CancellationToken cancel)
    {
        var text = Forms.Read(ask.Interaction.Data.Fields);
        if (text.IsEmpty)
            return Reply.Nothing;
        var outcome = await desk.MoveAsync(ask, id.Dance, s => new Act.ClosingWord(s.Me, ask.At), s => s.Mine.With(DanceRules.ClosingKey(s.Dance.Position), text), cancel);
        return outcome.Refusal is null ? replies.Line(ask, DanceText.WordSaved) : await LateAsync(ask, id, outcome, cancel);
    }

    private async Task<Reply> PreviewAsync(InteractionContext ask, PreviewId id, CancellationToken cancel)
    {
        if (await queries.SeatAsync(ask, id.Dance, cancel) is not { } seat)
            return replies.NotAvailable(ask);
        if (id.Act == PreviewAct.Discard && seat.Dance.HasRoom && seat.Mine.Unsent?.Key == id.Key)
            return await KeptAsync(ask, seat, id, cancel);
        if (seat.DraftFor(id.Key) is not { } draft || !StillMine(seat, id.Key) || seat.Dance.Position.Current(seat.Script) is not WriteStep step)
            return await replies.MovedOnAsync(ask, seat, cancel);
        var scene = await previews.SceneAsync(ask, seat, cancel);
        return id.Act switch
        {
            PreviewAct.Edit => WriteForms.Of(ask, scene, step, draft.Text, null),
            PreviewAct.Deeper => new Reply.Form(Forms.Of(scene, Deeper(ask, seat, id), step.Deeper, draft.Text, null, null)),
            PreviewAct.Keep or PreviewAct.Discard => await KeptAsync(ask, seat, id, cancel),
            _ => await previews.PageAsync(ask, seat, step, draft.Text, cancel),
        };
    }

    private static FormId Deeper(InteractionContext ask, Participant seat, PreviewId id) =>
        new(id.Dance, seat.Script.Id, id.Key, FormPurpose.Deeper, ask.FormOpening);

    private async Task<Reply> ShareAsync(InteractionContext ask, PreviewId id, CancellationToken cancel)
    {
        if (await OtherWordsAsync(ask, id, cancel) is { } newer)
            return newer;
        AuthorWords Shared(Participant s) => s.DraftFor(id.Key) is { } draft ? s.Mine.With(id.Key, draft.Text) : s.Mine;
        Act Share(Participant s) => new Act.Share(s.Me, ask.At, PreviewedAt(s, id.Key)) { Apart = s.PickedNothingAlike(id.Key) };
        var outcome = await desk.MoveAsync(ask, id.Dance, Share, Shared, cancel);
        if (outcome is { Refusal: Refusal.MovedOn, Seat: { Dance: Dance.Paused { HasRoom: true } } rests } && rests.DraftFor(id.Key) is not null)
            return replies.Line(ask, DanceText.PausedDraft);
        return outcome is not { Seat: { } seat, Refusal: null } ? await replies.RefusedAsync(ask, outcome, cancel)
            : seat.Row.Id != id.Dance ? await JoinedAsync(ask, seat, cancel)
            : await SharedAsync(ask, seat, cancel);
    }

    private async Task<Reply> SharedAsync(InteractionContext ask, Participant seat, CancellationToken cancel)
    {
        var scene = replies.Scene(ask, seat);
        return seat.Dance switch
        {
            Dance.Asking => DancePages.OnItsWay(scene),
            Dance.Preparing => await way.PageAsync(ask, scene, cancel),
            _ => await replies.DoneAsync(ask, scene, DanceText.Saved, cancel),
        };
    }

    /// <summary>It ends here for its author. On a first card nobody sees that it began; later it counts as unanswered.</summary>
    private async Task<Reply> KeptAsync(InteractionContext ask, Participant seat, PreviewId id, CancellationToken cancel)
    {
        var key = id.Act == PreviewAct.Keep ? DanceText.KeptToMyself : DanceText.Discarded;
        if (seat.Dance is Dance.Preparing)
            await desk.MoveAsync(ask, id.Dance, s => new Act.Discard(s.Me, ask.At), null, cancel);
        else
            await desk.KeepWordsAsync(ask, id.Dance, s => s.Mine.Without(id.Key), cancel);
        return DancePages.Plain(replies.Scene(ask, seat), key);
    }

    private static AuthorWords.FormAnswers Read(InteractionContext ask, Participant seat, string key)
    {
        var piece = seat.Dance.Posts.FirstOrDefault(p => p.Key == key);
        return piece is { Kind: RoomPostKind.Words } && seat.Script.Find(piece.Step) is WriteStep step
            ? Forms.Read(ask.Interaction.Data.Fields, [.. step.Form, .. step.Deeper], seat.Mine.Shared.GetValueOrDefault(key)?.Asked ?? seat.Dance.Position.Since)
            : Forms.Read(ask.Interaction.Data.Fields);
    }

    /// <summary>Does this step wait for words of mine?</summary>
    private static bool WaitsFor(Participant s, string key) => s.Key == key && s.Dance switch
    {
        Dance.Preparing p => p.Position.Starter == s.Me,
        Dance.Dancing { StepState: StepState.Writing w } => w.Holders.Contains(s.Me),
        // A pause that began while the form was open.
        Dance.Paused { Inner: Dance.Dancing { StepState: StepState.Writing w } } => w.Holders.Contains(s.Me),
        _ => false,
    };

    /// <summary>The form was opened for this step; where in it the dance stands now is what counts.</summary>
    private static string PlaceOf(Participant s, string key) => s.Key == key ? s.Dance.Place : key;

    /// <summary>A preview of a step that has been left since says where in the room it was, so that a second press is known as one.</summary>
    private static string PreviewedAt(Participant s, string key) =>
        s.Key != key && s.Dance is Dance.Dancing ? $"{key}:{StepState.Writing.Name}" : s.DraftFor(key) is null ? Nowhere : PlaceOf(s, key);

    private static string PieceKey(Participant s, FormPurpose what) => (s.Dance is Dance.Paused r ? r.Inner : s.Dance) is Dance.Dancing d
        ? DanceRules.MirrorKey(d, what switch { FormPurpose.Part => RoomPostKind.Part, FormPurpose.Addition => RoomPostKind.Addition, _ => RoomPostKind.SaidBack })
        : s.Key;

    private static string StepOf(Script script, string key) =>
        script.Flat().Select(s => s.Id).FirstOrDefault(id => key.Split('.').ElementAtOrDefault(1) == id) ?? "";
}
