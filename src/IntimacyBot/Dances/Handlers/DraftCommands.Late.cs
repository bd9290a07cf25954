using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <content>Forms that come when their moment has gone, and what else a form leads to.</content>
internal sealed partial class DraftCommands
{
    /// <summary>Too late to be taken: nothing is shared, and whoever wrote it has their words before them, to copy.</summary>
    private async Task<Reply> LateAsync(InteractionContext interaction, FormId id, MoveResult result, CancellationToken cancel)
    {
        var step = scripts.Find(id.Practice, interaction.Language) is { } script ? script.Find(StepOf(script, id.Key)) : null;
        var fields = interaction.Interaction.Data.Fields;
        var text = step?.Asks is not { Count: > 0 } form ? Forms.Read(fields) : Forms.Read(fields, form);
        if (result.Participant?.Mine.Shared.Values.Any(text.HasSameWords) == true)
            return Reply.Nothing;
        var words = WordsView.OwnWords(text, step, interaction.At);
        return words.Length == 0 || result.Refusal == Refusal.Repeated
            ? await replies.RefusedAsync(interaction, result, cancel)
            : await replies.LateAsync(interaction, result.Participant, words, cancel);
    }

    /// <summary>The place of a preview whose words are gone.</summary>
    private const string Nowhere = "";

    /// <summary>Can what stands on a preview still be changed? Once it is shared an old page takes nothing away.</summary>
    private static bool StillMine(Participant participant, string key)
    {
        var unsent = participant.Mine.Unsent?.Key == key;
        return participant.Key == key && (unsent || WaitsFor(participant, key));
    }

    /// <summary>An older page shows other words than those that would be shared now: nothing is, and these are shown first.</summary>
    private async Task<Reply?> OtherWordsAsync(InteractionContext interaction, PreviewId id, CancellationToken cancel)
    {
        if (await queries.FindAsync(interaction, id.Dance, cancel) is not { Mine.Unsent: { } draft } participant)
            return null;
        var other = draft.Key == id.Key && draft.Fingerprint != id.Fingerprint && participant.Key == id.Key;
        return other && participant.Dance.Position.Current(participant.Script) is WriteStep step
            ? await previews.PageAsync(interaction, participant, step, draft.Text, cancel)
            : null;
    }

    /// <summary>What a form of a step brings. What was written one level deeper and did not stand in this form stays.</summary>
    private static AuthorWords.FormAnswers Written(InteractionContext interaction, Participant participant, FormId id, WriteStep step)
    {
        var fields = interaction.Interaction.Data.Fields;
        var before = participant.DraftFor(id.Key)?.Text;
        var text = Forms.Read(fields, step.Asks, before?.Asked ?? participant.Dance.Position.Since);
        return before is not null
            ? text.And(AuthorWords.FormAnswers.Of(step.Deeper.Where(f => !fields.ContainsKey(f.Id))
                .Select(f => (f.Id, before[f.Id]?.Reveal() ?? ""))))
            : text;
    }

    /// <summary>What was prepared alone.</summary>
    private async Task<Reply> PreparedAsync(InteractionContext interaction, FormId id, CancellationToken cancel)
    {
        if (scripts.Find(id.Practice, interaction.Language) is { } script && script.Find(StepOf(script, id.Key)) is PrepareStep step
            && await KeptAsync(interaction, id, script, step, cancel) is { } page)
            return page;
        var participant = await queries.FindAsync(interaction, id.Dance, cancel);
        return await LateAsync(interaction, id, new MoveResult(participant, Refusal.MovedOn), cancel);
    }

    /// <summary>A pause began while the form was open, and it is the move of whoever wrote in it.</summary>
    private static bool SaidInPause(Participant s, FormId id)
    {
        if (s.Key != id.Key || s.Dance is not Dance.Paused { Inner: Dance.Dancing { StepState: var stepState } })
            return false;
        var expected = id.For == FormPurpose.Step ? stepState is StepState.Listening : stepState is StepState.Judging;
        return expected && stepState.Holders.Contains(s.Me);
    }

    /// <summary>The other had shared already: the room opens with the words of both.</summary>
    private async Task<Reply> JoinedAsync(InteractionContext interaction, Participant participant, CancellationToken cancel)
    {
        var room = await service.ShownAsync(participant.Row.Id, cancel);
        return DancePages.Plain(replies.Model(interaction, participant), room is null ? DanceText.RoomOpens : DanceText.RoomIsOpen, room);
    }
}
