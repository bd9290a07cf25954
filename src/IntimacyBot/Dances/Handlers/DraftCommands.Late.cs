using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <content>Handles forms that come too late, and the pages to which a form leads.</content>
internal sealed partial class DraftCommands
{
    /// <summary>Answers a form that came too late: nothing is shared, and the author sees their words, to copy them.</summary>
    private async Task<Reply> LateAsync(InteractionContext interaction, FormId id, MoveResult result, CancellationToken cancel)
    {
        var step = scripts.Find(id.Practice, interaction.Language) is { } script ? script.Find(ScriptPosition.StepOf(id.Key)) : null;
        var fields = interaction.Interaction.Data.Fields;
        var text = step?.Asks is not { Count: > 0 } form ? Forms.Read(fields) : Forms.Read(fields, form);
        if (result.Participant?.Mine.Shared.Values.Any(text.HasSameWords) == true)
            return Reply.Nothing;
        var words = WordsView.OwnWords(text, step, interaction.At);
        return words.Length == 0 || result.Refusal == Refusal.Repeated
            ? await replies.RefusedAsync(interaction, result, cancel)
            : await replies.LateAsync(interaction, id.Dance, result.Participant, words, cancel);
    }

    /// <summary>This place marks a preview whose words no longer exist.</summary>
    private const string Nowhere = "";

    /// <summary>True when the words of a preview can still be changed. Once they are shared, an old page must not remove them.</summary>
    private static bool StillMine(Participant participant, string key)
    {
        var unsent = participant.Mine.Unsent?.Key == key;
        return participant.Key == key && (unsent || WaitsFor(participant, key));
    }

    /// <summary>
    /// Guards against an older page that shows other words than those that would be shared now: nothing is shared, and the current words
    /// are shown first.
    /// </summary>
    private async Task<Reply?> OtherWordsAsync(
        InteractionContext interaction, PreviewId id, Participant participant, CancellationToken cancel)
    {
        if (participant.Mine.Unsent is not { } draft)
            return null;
        var other = draft.Key == id.Key && draft.Fingerprint != id.Fingerprint && participant.Key == id.Key;
        return other && participant.Dance.Position.Current(participant.Script) is WriteStep step
            ? await previews.PageAsync(interaction, participant, step, draft.Text, cancel)
            : null;
    }

    /// <summary>
    /// Returns the answers that the form of a step brings. Answers of another level of the step that were not in this form are kept, unless
    /// the step is written anew.
    /// </summary>
    private static AuthorWords.FormAnswers Written(InteractionContext interaction, Participant participant, FormId id, WriteStep step)
    {
        var fields = interaction.Interaction.Data.Fields;
        var before = id.For == FormPurpose.Anew ? null : participant.DraftFor(id.Key)?.Text;
        var text = Forms.Read(fields, step.Asks, before?.Asked ?? participant.Dance.Position.Since);
        return before is not null
            ? text.And(AuthorWords.FormAnswers.Of(step.Deeper.Where(f => !fields.ContainsKey(f.Id))
                .Select(f => (f.Id, before[f.Id]?.Reveal() ?? ""))))
            : text;
    }

    /// <summary>Handles the form of a preparation.</summary>
    private async Task<Reply> PreparedAsync(InteractionContext interaction, FormId id, CancellationToken cancel)
    {
        if (scripts.Find(id.Practice, interaction.Language) is { } script && script.Find(ScriptPosition.StepOf(id.Key)) is PrepareStep step
            && await KeptAsync(interaction, id, script, step, cancel) is { } page)
            return page;
        var participant = await queries.FindAsync(interaction, id.Dance, cancel);
        return await LateAsync(interaction, id, new MoveResult(participant, Refusal.MovedOn), cancel);
    }

    /// <summary>True when a pause began while the form was open and the writer has the move.</summary>
    private static bool SaidInPause(Participant s, FormId id)
    {
        if (s.Key != id.Key || s.Dance is not Dance.Paused { Inner: Dance.Dancing { StepState: var stepState } })
            return false;
        var expected = id.For == FormPurpose.Step ? stepState is StepState.Listening : stepState is StepState.Judging;
        return expected && stepState.Holders.Contains(s.Me);
    }

    /// <summary>Handles the case that the other had shared already: the room opens with the words of both.</summary>
    private async Task<Reply> JoinedAsync(InteractionContext interaction, Participant participant, CancellationToken cancel)
    {
        var room = await service.ShownAsync(participant.Row.Id, cancel);
        var model = await replies.OpenedAsync(interaction, participant, cancel);
        return DancePages.RoomOpened(model, room);
    }
}
