using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Handlers;

/// <summary>Handles forms, and the preview between writing and sharing.</summary>
internal sealed partial class DraftCommands(
    DanceService service,
    DanceQueries queries,
    DanceReplies replies,
    StartPage startPage,
    DraftPreviews previews,
    DanceScripts scripts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Form<FormId>(FilledAsync);
        routes.Form<FirstFormId>(FirstFilledAsync);
        routes.Press<PreviewId>(PressedAsync, opensForm: true);
    }

    private Task<Reply> FilledAsync(InteractionContext interaction, FormId id, CancellationToken cancel) => id.For switch
    {
        FormPurpose.Step when id.Dance == Guid.Empty => FirstDraftAsync(interaction, id, interaction.At, cancel),
        FormPurpose.Step or FormPurpose.Anew => StepAsync(interaction, id, cancel),
        FormPurpose.Deeper => DeeperAsync(interaction, id, cancel),
        FormPurpose.Change => ChangeAsync(interaction, id, cancel),
        FormPurpose.Closing => ClosingAsync(interaction, id, cancel),
        FormPurpose.Prepare => PreparedAsync(interaction, id, cancel),
        _ => SaidAsync(interaction, id, cancel),
    };

    private Task<Reply> FirstFilledAsync(InteractionContext interaction, FirstFormId id, CancellationToken cancel)
    {
        var form = new FormId(Guid.Empty, id.Practice, id.Key, FormPurpose.Step, id.Opening, id.Choices);
        return FirstDraftAsync(interaction, form, QuestionDates.At(id.Day), cancel);
    }

    private Task<Reply> PressedAsync(InteractionContext interaction, PreviewId id, CancellationToken cancel) =>
        id.Act == PreviewAct.Share ? ShareAsync(interaction, id, cancel) : PreviewAsync(interaction, id, cancel);

    private async Task<Reply> FirstDraftAsync(InteractionContext interaction, FormId id, Instant asked, CancellationToken cancel)
    {
        if (scripts.Find(id.Practice, interaction.Language) is not { } script
            || script.Find(ScriptPosition.StepOf(id.Key)) is not WriteStep step)
            return replies.MovedOn(interaction);
        if (IsBlank(interaction, step))
            return Reply.Nothing;
        Act Drafted(Participant s) => new Act.Drafted(s.Me, interaction.At, id.Key);
        AuthorWords WithDraft(Participant s) => s.Mine.WithDraft(id.Key, Written(interaction, s, id, step));
        var result = await service.BeginAsync(interaction, script, id.Choices, Drafted, WithDraft, cancel, asked);
        if (result is not { Participant: { } participant, Refusal: null })
            return await LateAsync(interaction, id, result, cancel);
        var draft = new AuthorWords.Draft(id.Key, Written(interaction, participant, id, step));
        return await previews.FirstAsync(interaction, participant, step, draft, cancel);
    }

    /// <summary>Stores a draft for a step. In a mirror, the words are shared as they are sent.</summary>
    private async Task<Reply> StepAsync(InteractionContext interaction, FormId id, CancellationToken cancel)
    {
        if (scripts.Find(id.Practice, interaction.Language) is { } script && script.Find(ScriptPosition.StepOf(id.Key)) is MirrorStep)
            return await SaidAsync(interaction, id, cancel);
        var participant = await queries.FindAsync(interaction, id.Dance, cancel);
        if (participant is null || StepFor(participant, id.Key) is not { } step)
            return await LateAsync(interaction, id, new MoveResult(participant, Refusal.MovedOn), cancel);
        if (IsBlank(interaction, step))
            return Reply.Nothing;
        var text = Written(interaction, participant, id, step);
        return participant.Dance is Dance.Preparing
            ? await DraftedAsync(interaction, id, step, text, cancel)
            : await KeepDraftAsync(interaction, id, participant, step, text, cancel);
    }

    private async Task<Reply> DraftedAsync(
        InteractionContext interaction,
        FormId id,
        WriteStep step,
        AuthorWords.FormAnswers text,
        CancellationToken cancel)
    {
        var result =
            await service.MoveAsync(
                interaction,
                id.Dance,
                s => new Act.Drafted(s.Me, interaction.At, id.Key),
                s => s.Mine.WithDraft(id.Key, text),
                cancel);
        return result is { Participant: { } participant, Refusal: null }
            ? await previews.PageAsync(interaction, participant, step, text, cancel)
            : await LateAsync(interaction, id, result, cancel);
    }

    private async Task<Reply> DeeperAsync(InteractionContext interaction, FormId id, CancellationToken cancel)
    {
        var participant = await queries.FindAsync(interaction, id.Dance, cancel);
        if (participant?.DraftFor(id.Key) is not { } draft || StepFor(participant, id.Key) is not { } step)
            return await LateAsync(interaction, id, new MoveResult(participant, Refusal.MovedOn), cancel);
        var text = draft.Text.And(Forms.Read(interaction.Interaction.Data.Fields, step.Deeper));
        return await KeepDraftAsync(interaction, id, participant, step, text, cancel);
    }

    /// <summary>Stores what was written as long as the step still waits for it; otherwise the author gets the words back.</summary>
    private async Task<Reply> KeepDraftAsync(
        InteractionContext interaction,
        FormId id,
        Participant participant,
        WriteStep step,
        AuthorWords.FormAnswers text,
        CancellationToken cancel)
    {
        AuthorWords? WithDraft(Participant s) => WaitsFor(s, id.Key) ? s.Mine.WithDraft(id.Key, text) : null;
        return await service.KeepWordsAsync(interaction, id.Dance, WithDraft, cancel) is { } kept
            ? await previews.PageAsync(interaction, kept, step, text, cancel)
            : await LateAsync(interaction, id, new MoveResult(participant, Refusal.MovedOn), cancel);
    }

    /// <summary>Handles the short forms that are shared as they are written: saying back, adding, and which part to hear again.</summary>
    private async Task<Reply> SaidAsync(InteractionContext interaction, FormId id, CancellationToken cancel)
    {
        var text = Forms.Read(interaction.Interaction.Data.Fields);
        if (text.IsEmpty && id.For != FormPurpose.Part)
            return Reply.Nothing;
        AuthorWords Said(Participant s) => text.IsEmpty ? s.Mine : s.Mine.With(MirrorKeyOf(s, id.For), text);
        AuthorWords? Kept(Participant s) => !text.IsEmpty && SaidInPause(s, id) ? s.Mine.WithDraft(MirrorKeyOf(s, id.For), text) : null;
        var result = await service.MoveAsync(interaction, id.Dance, s => SaidBy(s, interaction, id, text.IsEmpty), Said, Kept, cancel);
        return result switch
        {
            { Refusal: null } => Reply.Nothing,
            { Kept: true, Participant: { } kept } =>
                DancePages.Kept(replies.Model(interaction, kept), kept.Mine.Unsent!) with { Beside = true },
            _ => await LateAsync(interaction, id, result, cancel),
        };
    }

    private static Act SaidBy(Participant s, InteractionContext interaction, FormId id, bool nothing) => id.For switch
    {
        FormPurpose.Part => new Act.Almost(s.Me, interaction.At, PlaceOf(s, id.Key), Part: !nothing),
        FormPurpose.Addition => new Act.More(s.Me, interaction.At, PlaceOf(s, id.Key)),
        _ when s.Dance is Dance.Dancing { StepState: StepState.Listening } => new Act.Share(s.Me, interaction.At, PlaceOf(s, id.Key)),
        _ => new Act.Share(s.Me, interaction.At, id.Key),
    };

    private async Task<Reply> ChangeAsync(InteractionContext interaction, FormId id, CancellationToken cancel)
    {
        AuthorWords Changed(Participant s) => s.Mine.With(id.Key, Read(interaction, s, id.Key));
        if (await queries.FindAsync(interaction, id.Dance, cancel) is { } before && IsUnfinished(before, id.Key, Changed(before)))
            return Reply.Nothing;
        var result = await service.MoveAsync(interaction, id.Dance, s => new Act.ChangeIt(s.Me, interaction.At, id.Key), Changed, cancel);
        return result.Refusal is null ? Reply.Nothing : await LateAsync(interaction, id, result, cancel);
    }

    private async Task<Reply> ClosingAsync(InteractionContext interaction, FormId id, CancellationToken cancel)
    {
        var text = Forms.Read(interaction.Interaction.Data.Fields);
        if (text.IsEmpty)
            return Reply.Nothing;
        var result =
            await service.MoveAsync(
                interaction,
                id.Dance,
                s => new Act.ClosingWord(s.Me, interaction.At),
                s => s.Mine.With(DanceRules.ClosingKey(s.Dance.Position), text),
                cancel);
        var shown = result.Participant?.Dance is Dance.Closing { WordsShown: true };
        return result.Refusal is null
            ? replies.Line(interaction, shown ? DanceText.WordsShown : DanceText.WordSaved)
            : await LateAsync(interaction, id, result, cancel);
    }

    private async Task<Reply> PreviewAsync(InteractionContext interaction, PreviewId id, CancellationToken cancel)
    {
        if (await queries.FindAsync(interaction, id.Dance, cancel) is not { } participant)
            return await replies.MissingAsync(interaction, id.Dance, cancel);
        var isOfClosed = participant.Dance is Dance.Preparing { Returned: ReturnReason.RoomClosed };
        if (id.Act == PreviewAct.Discard && (participant.Dance.HasRoom || isOfClosed) && participant.Mine.Unsent?.Key == id.Key)
            return await KeptAsync(interaction, participant, id, cancel);
        var draft = !isOfClosed && StillMine(participant, id.Key) ? participant.DraftFor(id.Key) : null;
        if (draft is null || participant.Dance.Position.Current(participant.Script) is not WriteStep step)
            return await replies.MovedOnAsync(interaction, participant, cancel);
        return id.Act switch
        {
            PreviewAct.Edit or PreviewAct.Deeper => await WritingAsync(interaction, participant, id, step, draft.Text, cancel),
            PreviewAct.Keep or PreviewAct.Discard => await KeptAsync(interaction, participant, id, cancel),
            _ => await previews.PageAsync(interaction, participant, step, draft.Text, cancel),
        };
    }

    /// <summary>Opens the form of the preview again, or the one that goes a level deeper.</summary>
    private async Task<Reply> WritingAsync(
        InteractionContext interaction,
        Participant participant,
        PreviewId id,
        WriteStep step,
        AuthorWords.FormAnswers text,
        CancellationToken cancel)
    {
        var model = await replies.WithTheirWordsAsync(interaction, participant, cancel);
        return id.Act == PreviewAct.Edit
            ? WriteForms.Of(interaction, model, step, text, null)
            : new Reply.Form(Forms.Of(model, Deeper(interaction, participant, id), step.Deeper, text, null, null));
    }

    private static FormId Deeper(InteractionContext interaction, Participant participant, PreviewId id) =>
        new(id.Dance, participant.Script.Id, id.Key, FormPurpose.Deeper, interaction.FormOpening);
}
