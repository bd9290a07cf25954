using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;

namespace IntimacyBot.Dances.Handlers;

/// <content>Shares the words of a preview.</content>
internal sealed partial class DraftCommands
{
    private async Task<Reply> ShareAsync(InteractionContext interaction, PreviewId id, CancellationToken cancel)
    {
        var before = await queries.FindAsync(interaction, id.Dance, cancel);
        if (before is not null && await OtherWordsAsync(interaction, id, before, cancel) is { } newer)
            return newer;
        if (before is { Dance: Dance.Preparing, Couple: { Resting: true } couple })
            return await startPage.RestsAsync(interaction, couple, cancel);
        var readers = before is { Dance: Dance.Preparing } ? await previews.ReadersAsync(before, cancel) : null;
        AuthorWords Shared(Participant s) => s.DraftFor(id.Key) is { } draft ? s.Mine.With(id.Key, draft.Text) : s.Mine;
        Act Share(Participant s) => Sharing(s, interaction, id) with { Readers = readers };
        var result = await service.MoveAsync(interaction, id.Dance, Share, Shared, cancel);
        return await SharedAsync(interaction, id, result, cancel);
    }

    private static Act.Share Sharing(Participant s, InteractionContext interaction, PreviewId id) =>
        new(s.Me, interaction.At, PreviewedAt(s, id.Key)) { Apart = s.PickedNothingAlike(id.Key) };

    private async Task<Reply> SharedAsync(InteractionContext interaction, PreviewId id, MoveResult result, CancellationToken cancel)
    {
        if (result is { Refusal: Refusal.MovedOn, Participant: { Dance: Dance.Paused { HasRoom: true } } rests }
            && rests.DraftFor(id.Key) is not null)
            return replies.Line(interaction, rests, DanceText.PausedDraft);
        if (result is { Refusal: Refusal.MovedOn, Participant: { Dance: Dance.Dancing } late } && late.Mine.Unsent?.Key == id.Key)
            return replies.Line(interaction, late, DanceText.NotSharedNow);
        return result is not { Participant: { } participant, Refusal: null } ? await replies.RefusedAsync(interaction, result, cancel)
            : participant.Row.Id != id.Dance ? await JoinedAsync(interaction, participant, cancel)
            : await SharedAsync(interaction, participant, cancel);
    }

    private async Task<Reply> SharedAsync(InteractionContext interaction, Participant participant, CancellationToken cancel)
    {
        var model = replies.Model(interaction, participant);
        return participant.Dance switch
        {
            Dance.Asking => await replies.WaitsAsync(interaction, participant, cancel),
            Dance.Preparing => await startPage.PageAsync(interaction, model, cancel),
            Dance.Dancing { StepState: StepState.Writing { OneIsIn: true } w } when w.Shared.Contains(participant.Me) =>
                DancePages.YoursIsIn(model),
            _ => await replies.DoneAsync(interaction, model, DanceText.Saved, cancel),
        };
    }
}
