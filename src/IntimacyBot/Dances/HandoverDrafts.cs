using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>Takes answers from one practice along into another, as a draft there.</summary>
internal sealed class HandoverDrafts(DanceService desk, DanceQueries queries, DanceReplies replies, DanceScripts scripts)
{
    /// <summary>
    /// The practice that the option leads to. What is carried becomes a draft of it, unless something is in the way there. Null where the
    /// first practice has gone.
    /// </summary>
    public async Task<Script?> CarryAsync(InteractionContext ask, CarryWordsId id, CancellationToken cancel)
    {
        if (await queries.SeatAsync(ask, id.Dance, cancel) is not { } seat || OptionOf(seat, id) is not { } option
            || scripts.Offered(option, ask.Language) is not { } target)
            return null;
        if (target is { Solo: false } && PracticeHandover.Of(replies.Scene(ask, seat), option, target) is var (into, text)
            && await IsFreeAsync(ask, target, cancel))
        {
            Act Drafted(Participant s) => new Act.Drafted(s.Me, ask.At, null);
            AuthorWords Carried(Participant s) => PracticeHandover.With(s.Mine, s.Dance.Position.Key(into.Id), text);
            await desk.BeginAsync(ask, target, "", Drafted, Carried, cancel);
        }

        return target;
    }

    private static StepOption? OptionOf(Participant seat, CarryWordsId id) =>
        (seat.Script.Find(id.Step) as ChooseStep)?.Options.FirstOrDefault(o => o.Id == id.Option);

    private async Task<bool> IsFreeAsync(InteractionContext ask, Script target, CancellationToken cancel) =>
        await queries.OpeningAsync(ask, target, cancel) is { Lock: null, InTheWay: null };
}
