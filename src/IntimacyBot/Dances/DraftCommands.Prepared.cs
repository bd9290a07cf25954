using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <content>What somebody writes alone, as a preparation.</content>
internal sealed partial class DraftCommands
{
    /// <summary>It is kept, and its page shows it to its author. Null if it does not wait any more.</summary>
    private async Task<Reply?> KeptAsync(InteractionContext ask, FormId id, Script script, PrepareStep step, CancellationToken cancel)
    {
        var text = Forms.Read(ask.Interaction.Data.Fields, step.Form);
        AuthorWords Prepared(Participant s) => s.Mine.WithPrepared(id.Key, text);
        if (await DraftedAsync(ask, id, script, Prepared, cancel) is { } outcome)
            return outcome is { Seat: { } mine, Refusal: null }
                ? PreparePages.Of(replies.Scene(ask, mine.With(Prepared(mine))), step)
                : null;
        AuthorWords? Waiting(Participant s) => s.Key == id.Key && PrepareCommands.Waits(s, null) ? Prepared(s) : null;
        var kept = await desk.KeepWordsAsync(ask, id.Dance, Waiting, cancel);
        return kept is null ? null : PreparePages.Of(replies.Scene(ask, kept), step);
    }

    /// <summary>Before anybody is called it is a move like any draft; null if a room is open.</summary>
    private async Task<MoveResult?> DraftedAsync(InteractionContext ask, FormId id, Script script, Func<Participant, AuthorWords> prepared, CancellationToken cancel)
    {
        Act Drafted(Participant s) => new Act.Drafted(s.Me, ask.At, id.Key);
        if (id.Dance == Guid.Empty)
            return await desk.BeginAsync(ask, script, id.Trail, Drafted, prepared, cancel);
        var seat = await queries.SeatAsync(ask, id.Dance, cancel);
        return seat is { Dance: Dance.Preparing } ? await desk.MoveAsync(ask, id.Dance, Drafted, prepared, cancel) : null;
    }
}
