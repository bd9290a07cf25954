using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Handlers;

/// <summary>Forms, and the preview between writing and sharing.</summary>
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
        routes.Form<FormId>((interaction, id, cancel) => id.For switch
        {
            FormPurpose.Step when id.Dance == Guid.Empty => FirstDraftAsync(interaction, id, interaction.At, cancel),
            FormPurpose.Step => StepAsync(interaction, id, cancel),
            FormPurpose.Deeper => DeeperAsync(interaction, id, cancel),
            FormPurpose.Change => ChangeAsync(interaction, id, cancel),
            FormPurpose.Closing => ClosingAsync(interaction, id, cancel),
            FormPurpose.Prepare => PreparedAsync(interaction, id, cancel),
            _ => SaidAsync(interaction, id, cancel),
        });
        routes.Form<FirstFormId>((interaction, id, cancel) => FirstDraftAsync(
            interaction,
            new FormId(Guid.Empty, id.Practice, id.Key, FormPurpose.Step, id.Opening, id.Choices),
            QuestionDates.At(id.Day),
            cancel));
        routes.Press<PreviewId>(
            (interaction, id, cancel) => id.Act == PreviewAct.Share
                ? ShareAsync(interaction, id, cancel)
                : PreviewAsync(interaction, id, cancel),
            opensForm: true);
    }

    private async Task<Reply> FirstDraftAsync(InteractionContext interaction, FormId id, Instant asked, CancellationToken cancel)
    {
        if (scripts.Find(id.Practice, interaction.Language) is not { } script || script.Find(StepOf(script, id.Key)) is not WriteStep step)
            return replies.MovedOn(interaction);
        var result =
            await service.BeginAsync(
                interaction,
                script,
                id.Choices,
                s => new Act.Drafted(s.Me, interaction.At, id.Key),
                s => s.Mine.WithDraft(id.Key, Written(interaction, s, id, step)),
                cancel,
                asked);
        if (result is not { Participant: { } participant, Refusal: null })
            return await LateAsync(interaction, id, result, cancel);
        var draft = new AuthorWords.Draft(id.Key, Written(interaction, participant, id, step));
        var model = replies.Model(interaction, participant);
        return DraftPreviews.Of(model, participant, step, draft, null, previews.Offered(interaction, step));
    }

    /// <summary>A draft for a step, or, where somebody says back, the words themselves.</summary>
    private async Task<Reply> StepAsync(InteractionContext interaction, FormId id, CancellationToken cancel)
    {
        if (scripts.Find(id.Practice, interaction.Language) is { } script && script.Find(StepOf(script, id.Key)) is MirrorStep)
            return await SaidAsync(interaction, id, cancel);
        var participant = await queries.FindAsync(interaction, id.Dance, cancel);
        if (participant is null
            || participant.Key != id.Key
            || participant.Dance.Position.Current(participant.Script) is not WriteStep step)
            return await LateAsync(interaction, id, new MoveResult(participant, Refusal.MovedOn), cancel);
        var text = Written(interaction, participant, id, step);
        if (participant.Dance is Dance.Preparing)
            return await DraftedAsync(interaction, id, step, text, cancel);
        return await service.KeepWordsAsync(
            interaction,
            id.Dance,
            s => WaitsFor(s, id.Key) ? s.Mine.WithDraft(id.Key, text) : null,
            cancel) is { } kept
            ? await previews.PageAsync(interaction, kept, step, text, cancel)
            : await LateAsync(interaction, id, new MoveResult(participant, Refusal.MovedOn), cancel);
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
        if (participant?.DraftFor(id.Key) is not { } draft
            || participant.Dance.Position.Current(participant.Script) is not WriteStep step
            || participant.Key != id.Key)
            return await LateAsync(interaction, id, new MoveResult(participant, Refusal.MovedOn), cancel);
        var text = draft.Text.And(Forms.Read(interaction.Interaction.Data.Fields, step.Deeper));
        return await service.KeepWordsAsync(
            interaction,
            id.Dance,
            s => WaitsFor(s, id.Key) ? s.Mine.WithDraft(id.Key, text) : null,
            cancel) is { } kept
            ? await previews.PageAsync(interaction, kept, step, text, cancel)
            : await LateAsync(interaction, id, new MoveResult(participant, Refusal.MovedOn), cancel);
    }

    /// <summary>Saying back, adding, and which part to hear again: short ones that are shared as they are written.</summary>
    private async Task<Reply> SaidAsync(InteractionContext interaction, FormId id, CancellationToken cancel)
    {
        var text = Forms.Read(interaction.Interaction.Data.Fields);
        if (text.IsEmpty && id.For != FormPurpose.Part)
            return Reply.Nothing;
        Act Said(Participant s) => id.For switch
        {
            FormPurpose.Part => new Act.Almost(s.Me, interaction.At, PlaceOf(s, id.Key), Part: !text.IsEmpty),
            FormPurpose.Addition => new Act.More(s.Me, interaction.At, PlaceOf(s, id.Key)),
            _ when s.Dance is Dance.Dancing { StepState: StepState.Listening } => new Act.Share(s.Me, interaction.At, PlaceOf(s, id.Key)),
            _ => new Act.Share(s.Me, interaction.At, id.Key),
        };
        AuthorWords? Kept(Participant s) => !text.IsEmpty && SaidInPause(s, id) ? s.Mine.WithDraft(MirrorKeyOf(s, id.For), text) : null;
        var result =
            await service.MoveAsync(
                interaction,
                id.Dance,
                Said,
                s => text.IsEmpty ? s.Mine : s.Mine.With(MirrorKeyOf(s, id.For), text),
                Kept,
                cancel);
        return result.Refusal is null ? Reply.Nothing
            : result.Kept
                ? DancePages.Kept(
                    replies.Model(interaction, result.Participant!),
                    result.Participant!.Mine.Unsent!) with
                { Beside = true }
            : await LateAsync(interaction, id, result, cancel);
    }

    private async Task<Reply> ChangeAsync(InteractionContext interaction, FormId id, CancellationToken cancel)
    {
        AuthorWords Changed(Participant s) => s.Mine.With(id.Key, Read(interaction, s, id.Key));
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
        return result.Refusal is null ? replies.Line(interaction, DanceText.WordSaved) : await LateAsync(interaction, id, result, cancel);
    }

    private async Task<Reply> PreviewAsync(InteractionContext interaction, PreviewId id, CancellationToken cancel)
    {
        if (await queries.FindAsync(interaction, id.Dance, cancel) is not { } participant)
            return replies.NotAvailable(interaction);
        if (id.Act == PreviewAct.Discard && participant.Dance.HasRoom && participant.Mine.Unsent?.Key == id.Key)
            return await KeptAsync(interaction, participant, id, cancel);
        if (participant.DraftFor(id.Key) is not { } draft
            || !StillMine(participant, id.Key)
            || participant.Dance.Position.Current(participant.Script) is not WriteStep step)
            return await replies.MovedOnAsync(interaction, participant, cancel);
        var model = await previews.ModelAsync(interaction, participant, cancel);
        return id.Act switch
        {
            PreviewAct.Edit => WriteForms.Of(interaction, model, step, draft.Text, null),
            PreviewAct.Deeper => new Reply.Form(Forms.Of(model, Deeper(interaction, participant, id), step.Deeper, draft.Text, null, null)),
            PreviewAct.Keep or PreviewAct.Discard => await KeptAsync(interaction, participant, id, cancel),
            _ => await previews.PageAsync(interaction, participant, step, draft.Text, cancel),
        };
    }

    private static FormId Deeper(InteractionContext interaction, Participant participant, PreviewId id) =>
        new(id.Dance, participant.Script.Id, id.Key, FormPurpose.Deeper, interaction.FormOpening);

    private async Task<Reply> ShareAsync(InteractionContext interaction, PreviewId id, CancellationToken cancel)
    {
        if (await OtherWordsAsync(interaction, id, cancel) is { } newer)
            return newer;
        AuthorWords Shared(Participant s) => s.DraftFor(id.Key) is { } draft ? s.Mine.With(id.Key, draft.Text) : s.Mine;
        Act Share(Participant s) => new Act.Share(s.Me, interaction.At, PreviewedAt(s, id.Key)) { Apart = s.PickedNothingAlike(id.Key) };
        var result = await service.MoveAsync(interaction, id.Dance, Share, Shared, cancel);
        if (result is { Refusal: Refusal.MovedOn, Participant: { Dance: Dance.Paused { HasRoom: true } } rests }
            && rests.DraftFor(id.Key) is not null)
            return replies.Line(interaction, DanceText.PausedDraft);
        return result is not { Participant: { } participant, Refusal: null } ? await replies.RefusedAsync(interaction, result, cancel)
            : participant.Row.Id != id.Dance ? await JoinedAsync(interaction, participant, cancel)
            : await SharedAsync(interaction, participant, cancel);
    }

    private async Task<Reply> SharedAsync(InteractionContext interaction, Participant participant, CancellationToken cancel)
    {
        var model = replies.Model(interaction, participant);
        return participant.Dance switch
        {
            Dance.Asking => DancePages.OnItsWay(model),
            Dance.Preparing => await startPage.PageAsync(interaction, model, cancel),
            _ => await replies.DoneAsync(interaction, model, DanceText.Saved, cancel),
        };
    }
}
