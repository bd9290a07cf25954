using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <content>Forms that come when their moment has gone, and what else a form leads to.</content>
internal sealed partial class DraftCommands
{
    /// <summary>Too late to be taken: nothing is shared, and whoever wrote it has their words before them, to copy.</summary>
    private async Task<Reply> LateAsync(InteractionContext ask, FormId id, MoveResult outcome, CancellationToken cancel)
    {
        var step = scripts.Find(id.Practice, ask.Language) is { } script ? script.Find(StepOf(script, id.Key)) : null;
        var fields = ask.Interaction.Data.Fields;
        var text = step?.Asks is not { Count: > 0 } form ? Forms.Read(fields) : Forms.Read(fields, form);
        if (outcome.Seat?.Mine.Shared.Values.Any(text.Says) == true)
            return Reply.Nothing;
        var words = WordsView.OwnWords(text, step, ask.At);
        return words.Length == 0 || outcome.Refusal == Refusal.Repeated
            ? await replies.RefusedAsync(ask, outcome, cancel)
            : await replies.LateAsync(ask, outcome.Seat, words, cancel);
    }

    /// <summary>A preview of words that are not there any more stands here.</summary>
    private const string Nowhere = "";

    /// <summary>Can what stands on a preview still be changed? Once it is shared an old page takes nothing away.</summary>
    private static bool StillMine(Participant seat, string key) => seat.Key == key && (seat.Mine.Unsent?.Key == key || WaitsFor(seat, key));

    /// <summary>An older page shows other words than those that would be shared now: nothing is, and these are shown first.</summary>
    private async Task<Reply?> OtherWordsAsync(InteractionContext ask, PreviewId id, CancellationToken cancel) =>
        await queries.SeatAsync(ask, id.Dance, cancel) is { Mine.Unsent: { } draft } seat && draft.Key == id.Key && draft.Fingerprint != id.Print
        && seat.Key == id.Key && seat.Dance.Position.Current(seat.Script) is WriteStep step
            ? await previews.PageAsync(ask, seat, step, draft.Text, cancel)
            : null;

    /// <summary>What a form of a step brings. What was written one level deeper and did not stand in this form stays.</summary>
    private static AuthorWords.FormAnswers Written(InteractionContext ask, Participant seat, FormId id, WriteStep step)
    {
        var fields = ask.Interaction.Data.Fields;
        var before = seat.DraftFor(id.Key)?.Text;
        var text = Forms.Read(fields, step.Asks, before?.Asked ?? seat.Dance.Position.Since);
        return before is not null
            ? text.And(AuthorWords.FormAnswers.Of(step.Deeper.Where(f => !fields.ContainsKey(f.Id)).Select(f => (f.Id, before[f.Id]?.Reveal() ?? ""))))
            : text;
    }

    /// <summary>What was prepared alone.</summary>
    private async Task<Reply> PreparedAsync(InteractionContext ask, FormId id, CancellationToken cancel) =>
        scripts.Find(id.Practice, ask.Language) is { } script && script.Find(StepOf(script, id.Key)) is PrepareStep step
            && await KeptAsync(ask, id, script, step, cancel) is { } page
            ? page
            : await LateAsync(ask, id, new MoveResult(await queries.SeatAsync(ask, id.Dance, cancel), Refusal.MovedOn), cancel);

    /// <summary>A pause began while the form was open, and it is the move of whoever wrote in it.</summary>
    private static bool SaidInPause(Participant s, FormId id) =>
        s.Key == id.Key && s.Dance is Dance.Paused { Inner: Dance.Dancing { StepState: var stage } } && stage.Holders.Contains(s.Me)
        && (id.For == FormPurpose.Step ? stage is StepState.Listening : stage is StepState.Judging);

    /// <summary>The other had shared already: the room opens with the words of both.</summary>
    private async Task<Reply> JoinedAsync(InteractionContext ask, Participant seat, CancellationToken cancel)
    {
        var room = await desk.ShownAsync(seat.Row.Id, cancel);
        return DancePages.Plain(replies.Scene(ask, seat), room is null ? DanceText.RoomOpens : DanceText.RoomIsOpen, room);
    }
}
